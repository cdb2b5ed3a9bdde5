import Ops

/// A charm that runs the plan of a conformance case and records what it sees; or a client of Pebble, or a test's harness of
/// that charm, that runs a script.
@main
enum ConformanceProbe {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        switch arguments.first {
        case "pebble": PebbleProbe.main(Array(arguments.dropFirst()))
        case "harness": HarnessProbe.main(Array(arguments.dropFirst()))
        default: ProbeCharm.main()
        }
    }
}
