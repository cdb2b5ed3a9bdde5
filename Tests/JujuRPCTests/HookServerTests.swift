import Foundation
import Testing

@testable import JujuRPC

@Suite struct HookServerTests {
    @Test("many calls go over one connection, with their output, their error output and their code")
    func manyCalls() throws {
        let hook = try Hook()
        let client = try hook.client()
        for number in 0..<200 {
            let response = try client.call(Hook.request("arguments", ["\(number)", "", "é\n"]))
            #expect(response == HookResponse(output: Array("\(number)\n\né\n".utf8)))
        }
        let failed = try client.call(Hook.request("fail"))
        #expect(failed == HookResponse(exitCode: 2, errorOutput: Array("ERROR no relation id specified\n".utf8)))
        #expect(try client.call(Hook.request("minus")).exitCode == -1)
        #expect(try client.call(Hook.request("nothing")) == HookResponse())
    }

    @Test("a MiB goes there and back")
    func largeInput() throws {
        let hook = try Hook()
        let input = [UInt8](repeating: 7, count: 1 << 20)
        #expect(try hook.client().call(Hook.request("cat", input: input)).output == input)
    }

    @Test("input is only read when the command asks for it, and once")
    func inputOnDemand() throws {
        let hook = try Hook()
        let client = try hook.client()
        var reads = 0
        let read = { () throws(JujuRPCError) -> [UInt8] in
            reads += 1
            return Array("asked".utf8)
        }
        #expect(try client.call(Hook.request("nothing"), readingInput: read) == HookResponse())
        #expect(reads == 0)
        #expect(try client.call(Hook.request("cat"), readingInput: read).output.text == "asked")
        #expect(reads == 1)
        #expect(try client.call(Hook.request("cat", input: []), readingInput: read).output == [])
        #expect(reads == 1)
    }

    @Test("input that cannot be read is the caller's error, and the connection stays usable")
    func unreadableInput() throws {
        let hook = try Hook()
        let client = try hook.client()
        let unreadable = JujuRPCError(.unreadableInput, "unreadable")
        #expect(throws: unreadable) {
            try client.call(Hook.request("cat"), readingInput: { () throws(JujuRPCError) in throw unreadable })
        }
        #expect(try client.call(Hook.request("nothing")) == HookResponse())
    }

    static let refusals: [(request: HookRequest, refusal: String)] = [
        (Hook.request("other"), "bad request: unknown command: other"),
        (Hook.request(""), "bad request: command not specified"),
        (HookRequest(contextID: "x", directory: "", command: "a"), "bad request: Dir is not absolute"),
        (HookRequest(contextID: "x", directory: "tmp", command: "a"), "bad request: Dir is not absolute"),
        (HookRequest(contextID: "x", directory: "/", command: "a"), #"bad request: wrong context ID; got "x""#),
        (HookRequest(contextID: "a\"\n", directory: "/", command: "a"), #"bad request: wrong context ID; got "a\"\n""#),
        (Hook.request("silent"), "refused"),
        (Hook.request("cat"), "hook tool requires stdin, none supplied"),
    ]

    @Test("a request that is refused is told in Juju's words", arguments: refusals.indices)
    func refusal(_ index: Int) throws {
        let (request, refusal) = Self.refusals[index]
        let hook = try Hook()
        let client = try hook.client()
        let error = #expect(throws: JujuRPCError.self) { try client.call(request) }
        #expect(error?.refusal == refusal)
        #expect(error?.isBadRequest == refusal.hasPrefix("bad request: "))
        #expect(try client.call(Hook.request("nothing")) == HookResponse())
    }

    /// The server's token, the request's, and whether they match.
    static let tokens: [(String?, String?, Bool)] = [
        (nil, nil, true), (nil, "t", true), ("", nil, true), ("", "", true), ("", "t", false), ("t", nil, false),
        ("t", "", false), ("t", "u", false), ("t", "t", true),
    ]

    @Test("a token must be the server's, where the server has one", arguments: tokens.indices)
    func token(_ index: Int) throws {
        let (expected, given, isAccepted) = Self.tokens[index]
        let hook = try Hook(token: expected)
        var request = Hook.request("token")
        request.token = given
        let client = try hook.client()
        if isAccepted {
            #expect(try client.call(request).output.text == given.flatMap { $0.isEmpty ? nil : $0 } ?? "none")
        } else {
            let error = #expect(throws: JujuRPCError.self) { try client.call(request) }
            #expect(error?.refusal == "bad request: token does not match")
        }
    }

    @Test("calls of several connections run one at a time")
    func oneAtATime() throws {
        let folder = try TemporaryFolder()
        let running = Monitor((now: 0, most: 0, calls: 0))
        let server = HookServer(path: folder.file("s"), contextID: Hook.contextID) { _ throws(HookServerRefusal) in
            running.withLock {
                $0.now += 1
                $0.most = max($0.most, $0.now)
            }
            usleep(200)
            running.withLock {
                $0.now -= 1
                $0.calls += 1
            }
            return HookResponse()
        }
        try server.start()
        let address = try AgentAddress(address: folder.file("s"))
        let finished = Monitor(0)
        for _ in 0..<4 {
            _ = Thread.detach {
                if let client = try? HookClient(address: address) {
                    for _ in 0..<20 { _ = try? client.call(Hook.request("x")) }
                }
                finished.withLock { $0 += 1 }
            }
        }
        finished.wait { $0 == 4 }
        #expect(server.close(waitingAtMost: .seconds(10)) == 0)
        #expect(running.withLock { $0.most } == 1)
        #expect(running.withLock { $0.calls } == 80)
    }

    @Test("calls that come all at once are answered by their numbers")
    func pipelined() throws {
        let hook = try Hook()
        var encoder = RequestEncoder()
        var sent: [UInt8] = []
        for number in 0..<20 {
            sent += encoder.encode(Hook.request("arguments", ["\(number)"]), sequence: UInt64(number * 3))
        }
        let descriptor = try LocalSocket.connect(to: AgentAddress(address: hook.path), timeout: nil)
        let stream = GobStream(descriptor: descriptor, maximumMessageSize: 1 << 20)
        try stream.send(sent)
        for _ in 0..<20 {
            let header = try stream.decode(CallHeader.self, from: #require(try stream.receive()))
            let response = try stream.decode(HookResponse.self, from: #require(try stream.receive()))
            #expect(response.output.text == "\(header.sequence / 3)")
        }
    }

    @Test("the socket's file is only for its owner, and goes with the server")
    func socketFile() throws {
        let hook = try Hook()
        let attributes = try FileManager.default.attributesOfItem(atPath: hook.path)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
        #expect(hook.server.close(waitingAtMost: .seconds(10)) == 0)
        #expect(!FileManager.default.fileExists(atPath: hook.path))
        #expect(throws: JujuRPCError.self) { try hook.client() }
        #expect(hook.server.close(waitingAtMost: .seconds(10)) == 0)
    }

    @Test("closing waits for a connection that ends in time")
    func closeWaits() throws {
        let hook = try Hook()
        let client = try hook.client()
        _ = try client.call(Hook.request("nothing"))
        let leaked = Monitor<Int?>(nil)
        let server = hook.server
        _ = Thread.detach {
            let count = server.close(waitingAtMost: .seconds(60))
            leaked.withLock { $0 = count }
        }
        // While it waits it listens no longer, and still answers.
        while access(hook.path, F_OK) == 0, let other = try? hook.client() { other.close() }
        #expect(leaked.withLock { $0 } == nil)
        #expect(try client.call(Hook.request("arguments", ["late"])).output.text == "late")
        client.close()
        leaked.wait { $0 != nil }
        #expect(leaked.withLock { $0 } == 0)
    }

    @Test("connections that are still open when the time has passed are counted and shut down")
    func leakedConnections() throws {
        let hook = try Hook()
        let clients = [try hook.client(), try hook.client()]
        for client in clients { _ = try client.call(Hook.request("nothing")) }
        #expect(hook.server.close(waitingAtMost: .milliseconds(20)) == 2)
        for client in clients {
            let error = #expect(throws: JujuRPCError.self) { try client.call(Hook.request("nothing")) }
            #expect([.requestNotSent, .replyLost].contains(error?.code))
        }
    }

    @Test("the socket file of a killed server is replaced, any other file is kept")
    func existingFile() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("agent.socket")
        LocalSocket.close(try LocalSocket.listen(at: path))
        let server = HookServer(path: path, contextID: "c") { _ throws(HookServerRefusal) in HookResponse() }
        try server.start()
        server.close(waitingAtMost: .seconds(10))
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: JujuRPCError.self) { try server.start() }
        #expect(error?.code == .cannotListen)
        #expect(error?.description == "No server can listen at \(path): Address already in use.")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    }

    @Test("a server can only listen at a path", arguments: ["@name", "", "/\(String(repeating: "x", count: 200))"])
    func noPath(_ path: String) {
        let server = HookServer(path: path, contextID: "c") { _ throws(HookServerRefusal) in HookResponse() }
        #expect(throws: JujuRPCError.self) { try server.start() }
    }

    @Test("a request larger than is taken ends its connection and no other")
    func enormousRequest() throws {
        let hook = try Hook(maximumMessageSize: 10_000)
        let other = try hook.client()
        let error = #expect(throws: JujuRPCError.self) {
            try hook.client().call(Hook.request("cat", input: [UInt8](repeating: 0, count: 1 << 20)))
        }
        #expect([.requestNotSent, .replyLost].contains(error?.code))
        #expect(try other.call(Hook.request("nothing")) == HookResponse())
    }

    @Test("an argument that is not UTF-8 is refused, and the connection stays usable")
    func argumentNotUTF8() throws {
        let hook = try Hook()
        let descriptor = try LocalSocket.connect(to: AgentAddress(address: hook.path), timeout: nil)
        let stream = GobStream(descriptor: descriptor, maximumMessageSize: 1 << 20)
        var encoder = RequestEncoder()
        let wrong = encoder.encode(Hook.request("arguments", ["="]), sequence: 0)
        try stream.send(wrong.map { $0 == UInt8(ascii: "=") ? 0xff : $0 })
        let header = try stream.decode(CallHeader.self, from: #require(try stream.receive()))
        #expect(header.error == "reading body gob: a text is not UTF-8")
        _ = try stream.receive()
        try stream.send(encoder.encode(Hook.request("arguments", ["="]), sequence: 1))
        let next = try stream.decode(CallHeader.self, from: #require(try stream.receive()))
        #expect(next.sequence == 1)
        #expect(next.error.isEmpty)
    }

    @Test("bytes that are no gob end the connection", arguments: ["f0", "02 04 00", "00", #"7f"GET / HTTP/1.1""#])
    func noGob(_ sent: String) throws {
        let hook = try Hook()
        let descriptor = try LocalSocket.connect(to: AgentAddress(address: hook.path), timeout: nil)
        let stream = GobStream(descriptor: descriptor, maximumMessageSize: 1 << 20)
        try stream.send(bytes(sent))
        shutdown(descriptor, Int32(SHUT_WR))
        #expect(try stream.receive() == nil)
        #expect(try hook.client().call(Hook.request("nothing")) == HookResponse())
    }
}
