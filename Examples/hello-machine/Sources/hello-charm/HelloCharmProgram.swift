import HelloCharm
import Ops

/// The program that Juju runs for each event, under the name `dispatch`.
@main
enum HelloCharmProgram {
    static func main() {
        HelloCharm.main()
    }
}
