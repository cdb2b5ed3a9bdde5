import Glibc
import JujuRPC

/// Prints what one hook command costs, by each of the ways to call it.
@main
enum BenchHookCalls {
    static func main() {
        guard let options = BenchOptions(Array(CommandLine.arguments.dropFirst())) else {
            print(BenchOptions.usage)
            exit(2)
        }
        do {
            try run(options)
        } catch {
            print("bench-hook-calls: \(error)")
            exit(1)
        }
    }

    private static func run(_ options: BenchOptions) throws {
        let path = options.socket ?? "\(temporaryFolder)/bench-hook-calls-\(getpid()).socket"
        let server = HookServer(path: path, contextID: options.contextID) { _ throws(HookServerRefusal) in
            HookResponse(output: Array(#"{"port":8080,"slug":"web"}"#.utf8))
        }
        if options.socket == nil { try server.start() }
        defer { if options.socket == nil { server.close(waitingAtMost: .seconds(1)) } }

        let address = try AgentAddress(address: path)
        let request = HookRequest(
            contextID: options.contextID, directory: "/", command: options.command, arguments: ["--format=json"])
        print("way                         calls   median µs")
        let client = try HookClient(address: address)
        try measure("a call, connection kept", calls: options.calls) { _ = try client.call(request) }
        client.close()
        try measure("a connection and a call", calls: options.calls) {
            _ = try HookClient(address: address).call(request)
        }
        guard let toolPath = options.tool else { return }
        let tool = SpawnedTool(
            path: toolPath, command: options.command,
            environment: [
                "JUJU_CONTEXT_ID=\(options.contextID)", "JUJU_AGENT_SOCKET_ADDRESS=\(path)",
                "JUJU_AGENT_SOCKET_NETWORK=unix",
            ])
        try measure("a spawned tool", calls: max(options.calls / 20, 1)) { try tool.run() }
    }

    /// Where the server's socket is made.
    private static var temporaryFolder: String { getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir }

    /// Prints a line with the median time of the body, after a few runs that do not count.
    private static func measure(_ way: String, calls: Int, _ body: () throws -> Void) throws {
        for _ in 0..<min(calls, 20) { try body() }
        var times: [Duration] = []
        for _ in 0..<calls { times.append(try ContinuousClock().measure(body)) }
        times.sort()
        let median = times[times.count / 2] / Duration.microseconds(1)
        let tenths = Int((median * 10).rounded())
        print(
            column(way, width: 24, isLeft: true), column("\(calls)", width: 8),
            column("\(tenths / 10).\(tenths % 10)", width: 11))
    }

    private static func column(_ text: String, width: Int, isLeft: Bool = false) -> String {
        let padding = String(repeating: " ", count: max(width - text.count, 0))
        return isLeft ? text + padding : padding + text
    }
}
