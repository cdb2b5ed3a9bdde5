/// What to measure, from the command line.
struct BenchOptions {
    static let usage = """
        usage: bench-hook-calls [--tool PATH] [--socket PATH --context ID] [--command NAME] [--calls COUNT]

        Measures hook commands by a kept connection, by a connection for each call and, when a tool is given, by a
        spawned program. Without a socket it serves the command itself.
        """

    /// The executable to spawn, if any.
    private(set) var tool: String?
    /// The socket of an agent; nil to serve one here.
    private(set) var socket: String?
    private(set) var contextID = "bench/0-config-changed-0"
    private(set) var command = "config-get"
    private(set) var calls = 2000

    /// Reads the options, or returns nil when they are not understood.
    init?(_ arguments: [String]) {
        var rest = arguments[...]
        while let name = rest.popFirst() {
            guard let value = rest.popFirst() else { return nil }
            switch name {
            case "--tool": tool = value
            case "--socket": socket = value
            case "--context": contextID = value
            case "--command": command = value
            case "--calls":
                guard let count = Int(value), count > 0 else { return nil }
                calls = count
            default: return nil
            }
        }
    }
}
