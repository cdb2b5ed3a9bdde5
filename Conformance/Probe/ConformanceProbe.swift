import Ops

/// A charm that runs the plan of a conformance case and records what it sees.
@main
enum ConformanceProbe {
    static func main() {
        ProbeCharm.main()
    }
}
