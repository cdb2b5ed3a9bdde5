import Foundation
import Testing

@testable import JujuRPC

/// Our client against Go's server, and Go's client against our server, where Go is on the path.
@Suite(.enabled(if: GoPrograms.isAvailable)) struct GoInteropTests {
    /// The shapes of Go's server: see `Go/server.go`.
    static let serverShapes = ["plain", "token", "late-ids", "odd"]

    /// A running Go server.
    private final class GoServer {
        let folder: TemporaryFolder
        let address: AgentAddress
        private let process: ChildProcess

        init(_ shape: String) throws {
            folder = try TemporaryFolder()
            let path = folder.file("agent.socket")
            address = try AgentAddress(address: path)
            process = try ChildProcess(GoPrograms.program("server"), [shape, path])
            try #require(process.line() == "listening")
        }
    }

    @Test("our client reads what Go's server answers", arguments: serverShapes)
    func clientOfGo(_ shape: String) throws {
        let server = try GoServer(shape)
        let client = try HookClient(address: server.address)
        for number in 0..<50 {
            let arguments = ["\(number)", "", "é"]
            #expect(try client.call(Hook.request("arguments", arguments)).output.text == "\(number)\n\né")
        }
        #expect(
            try client.call(Hook.request("fail"))
                == HookResponse(exitCode: 2, errorOutput: Array("ERROR no relation id specified\n".utf8)))
        #expect(try client.call(Hook.request("minus")) == HookResponse(exitCode: -1))
        #expect(try client.call(Hook.request("nothing")) == HookResponse())
        #expect(try client.call(Hook.request("where")).output.text == "\(Hook.contextID) /tmp")
        let refused = #expect(throws: JujuRPCError.self) { try client.call(Hook.request("other")) }
        #expect(refused?.refusal == "bad request: unknown command: other")
        let input = [UInt8](repeating: 9, count: 1 << 20)
        let read = { () throws(JujuRPCError) -> [UInt8] in input }
        #expect(try client.call(Hook.request("cat"), readingInput: read).output == input)
        #expect(try client.call(Hook.request("cat", input: input)).output == input)
        #expect(try client.call(Hook.request("cat", input: [])).output == [])
        #expect(try client.call(Hook.request("large", ["1048576"])).output.count == 1 << 20)
    }

    @Test("a token arrives where Go's server has a field for it", arguments: serverShapes)
    func tokenToGo(_ shape: String) throws {
        let server = try GoServer(shape)
        let client = try HookClient(address: server.address)
        var request = Hook.request("token")
        #expect(try client.call(request).output.text == (shape == "plain" ? "none" : ""))
        request.token = "abc"
        #expect(try client.call(request).output.text == (shape == "plain" ? "none" : "abc"))
    }

    @Test("several connections to Go's server are served")
    func connectionsToGo() throws {
        let server = try GoServer("token")
        let clients = try (0..<5).map { _ in try HookClient(address: server.address) }
        for round in 0..<3 {
            for (number, client) in clients.enumerated() {
                let arguments = ["\(round)-\(number)"]
                #expect(try client.call(Hook.request("arguments", arguments)).output.text == arguments[0])
            }
        }
    }

    @Test("a Go server that dies within a call leaves a lost reply")
    func goServerDies() throws {
        let server = try GoServer("token")
        let client = try HookClient(address: server.address)
        #expect(try client.call(Hook.request("nothing")) == HookResponse())
        let error = #expect(throws: JujuRPCError.self) { try client.call(Hook.request("die")) }
        #expect(error?.code == .replyLost)
        #expect(error?.mayHaveRun == true)
    }

    /// Runs Go's client against our server.
    ///
    /// - Returns: What it wrote, line by line.
    private func goClient(
        _ shape: String, token: String? = nil, sending: String = "", mode: String = "in-turn",
        context: String = Hook.contextID,
        _ calls: [String]
    ) throws -> [String] {
        let hook = try Hook(token: token)
        let client = try ChildProcess(
            GoPrograms.program("client"), [shape, hook.path, context, sending, mode] + calls)
        let output = client.outputToEnd()
        #expect(client.wait() == 0)
        #expect(hook.server.close(waitingAtMost: .seconds(10)) == 0)
        return output.split(separator: "\n").map(String.init)
    }

    static let calls = ["arguments a b", "fail", "nothing", "minus", "where", "other", "cat", "large", "arguments"]
    static let answers = [
        #"0 "a\nb" """#, #"2 "" "ERROR no relation id specified\n""#, #"0 "" """#, #"-1 "" """#,
        #"0 "web/0-install-0123 /tmp" """#, "refused: bad request: unknown command: other", #"0 1048576 bytes """#,
        #"0 1048576 bytes """#, #"0 "" """#,
    ]

    @Test(
        "Go's client reads what our server answers", arguments: ["token", "late-ids", "odd"], ["in-turn", "at-once"])
    func clientFromGo(_ shape: String, _ mode: String) throws {
        #expect(try goClient(shape, mode: mode, Self.calls) == Self.answers)
    }

    @Test("Go's client without a token is told of an unknown method as well")
    func plainClientFromGo() throws {
        #expect(
            try goClient("plain", Self.calls)
                == Self.answers + ["other method: rpc: can't find service Jujuc.Other"])
    }

    @Test("a Go client of the oldest form is answered, but has no input to give")
    func oldClientFromGo() throws {
        #expect(
            try goClient("old", ["arguments a b", "cat", "nothing"])
                == [#"0 "a\nb" """#, "refused: hook tool requires stdin, none supplied", #"0 "" """#])
    }

    @Test("Go's client must send the server's token")
    func tokenFromGo() throws {
        #expect(try goClient("token", token: "t", sending: "t", ["token"]) == [#"0 "t" """#])
        #expect(
            try goClient("token", token: "t", sending: "u", ["token", "nothing"])
                == Array(repeating: "refused: bad request: token does not match", count: 2))
        #expect(try goClient("odd", token: "t", sending: "t", ["token"]) == [#"0 "t" """#])
    }

    @Test("a request of Go's client that is not right is refused")
    func wrongRequestFromGo() throws {
        #expect(
            try goClient("token", context: "x", ["nothing"])
                == [#"refused: bad request: wrong context ID; got "x""#])
        #expect(
            try goClient("relative", ["nothing", "fail"])
                == Array(repeating: "refused: bad request: Dir is not absolute", count: 2))
        #expect(
            try goClient("mistyped", ["nothing", "fail"])
                == Array(
                    repeating: "refused: reading body gob: the field Args has another type than Juju gives it", count: 2
                ))
    }

    @Test("a thousand calls of Go's client go over one connection")
    func manyCallsFromGo() throws {
        let calls = (0..<1000).map { "arguments \($0)" }
        #expect(try goClient("token", mode: "at-once", calls) == (0..<1000).map { #"0 "\#($0)" """# })
    }
}
