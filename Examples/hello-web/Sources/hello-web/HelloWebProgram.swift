import HelloWeb
import Ops

/// The program that Juju runs for each event, under the name `dispatch`.
@main
enum HelloWebProgram {
    static func main() {
        HelloWebCharm.main()
    }
}
