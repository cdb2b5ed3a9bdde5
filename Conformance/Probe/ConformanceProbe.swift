import Ops

/// A charm that runs the plan of a conformance case and records what it sees; or a client of Pebble that runs a script.
@main
enum ConformanceProbe {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.first == "pebble" { PebbleProbe.main(Array(arguments.dropFirst())) } else { ProbeCharm.main() }
    }
}
