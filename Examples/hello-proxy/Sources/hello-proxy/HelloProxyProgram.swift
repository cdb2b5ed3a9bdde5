import HelloProxy
import Ops

/// The program that Juju runs for each event, under the name `dispatch`.
@main
enum HelloProxyProgram {
    static func main() {
        HelloProxyCharm.main()
    }
}
