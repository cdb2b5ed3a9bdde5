@testable import JujuRPC

/// A server with a few commands, as one hook has it.
final class Hook {
    static let contextID = "web/0-install-0123"

    let folder: TemporaryFolder
    let server: HookServer
    let path: String

    init(token: String? = nil, maximumMessageSize: Int = 8 << 20) throws {
        folder = try TemporaryFolder()
        path = folder.file("agent.socket")
        server = HookServer(
            path: path, contextID: Self.contextID, token: token, maximumMessageSize: maximumMessageSize,
            handler: Self.run)
        try server.start()
    }

    deinit { server.close(waitingAtMost: .zero) }

    func client(timeout: Duration? = nil) throws -> HookClient {
        try HookClient(address: AgentAddress(address: path), timeout: timeout)
    }

    static func request(_ command: String, _ arguments: [String] = [], input: [UInt8]? = nil) -> HookRequest {
        HookRequest(
            contextID: contextID, directory: "/tmp", command: command, arguments: arguments, input: input)
    }

    @Sendable private static func run(_ request: HookRequest) throws(HookServerRefusal) -> HookResponse {
        switch request.command {
        case "arguments": return HookResponse(output: Array(request.arguments.joined(separator: "\n").utf8))
        case "fail": return HookResponse(exitCode: 2, errorOutput: Array("ERROR no relation id specified\n".utf8))
        case "minus": return HookResponse(exitCode: -1)
        case "nothing": return HookResponse()
        case "cat":
            guard let input = request.input else { throw .inputWanted }
            return HookResponse(output: input)
        case "token": return HookResponse(output: Array((request.token ?? "none").utf8))
        case "where": return HookResponse(output: Array("\(request.contextID) \(request.directory)".utf8))
        case "large": return HookResponse(output: [UInt8](repeating: 0x78, count: 1 << 20))
        case "silent": throw HookServerRefusal("")
        default: throw .unknownCommand(request.command)
        }
    }
}
