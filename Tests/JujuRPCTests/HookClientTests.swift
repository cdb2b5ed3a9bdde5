import Glibc
import Testing

@testable import JujuRPC

@Suite struct HookClientTests {
    private static let request = HookRequest(
        contextID: CapturedBytes.contextID, directory: "/tmp", command: "status-get",
        arguments: ["--format=json", "--include-data=true"])
    private static let requestSize = CapturedBytes.firstRequest.count

    /// The error of the first call to a peer that reads the request and does this.
    private func errorOfCall(
        timeout: Duration? = nil, maximumMessageSize: Int = 1 << 20,
        _ body: @escaping @Sendable (FakePeer.Connection) -> Void
    ) throws -> JujuRPCError? {
        let peer = try FakePeer { connection in
            connection.read(Self.requestSize)
            body(connection)
        }
        let client = try HookClient(
            address: peer.address, timeout: timeout, maximumMessageSize: maximumMessageSize)
        return #expect(throws: JujuRPCError.self) { try client.call(Self.request) }
    }

    @Test("nobody listening is an error that tells that nothing was sent")
    func nobodyListens() throws {
        let folder = try TemporaryFolder()
        let address = try AgentAddress(address: folder.file("none.socket"))
        let error = #expect(throws: JujuRPCError.self) { try HookClient(address: address) }
        #expect(error?.code == .cannotConnect)
        #expect(error?.mayHaveRun == false)
        #expect(
            error?.description
                == "The unit agent's socket \(folder.file("none.socket")) cannot be connected to: No such file or directory."
        )
    }

    @Test("a peer that has closed before the request is sent has run nothing")
    func closedBefore() throws {
        let peer = try FakePeer { _ in }
        let client = try HookClient(address: peer.address)
        peer.waitUntilClosed()
        let error = #expect(throws: JujuRPCError.self) { try client.call(Self.request) }
        #expect(error?.code == .requestNotSent)
        #expect(error?.mayHaveRun == false)
    }

    /// How much of a reply comes before the connection ends.
    @Test(
        "a reply that breaks off is lost, and the command may have run",
        arguments: [0, 1, 20, 59, 60, 75, 76, 100, 134, CapturedBytes.firstReply.count - 1])
    func closedWithin(_ count: Int) throws {
        let error = try errorOfCall { $0.write(Array(CapturedBytes.firstReply.prefix(count))) }
        #expect(error?.code == .replyLost)
        #expect(error?.mayHaveRun == true)
        #expect(
            error?.description
                == "The connection to the unit agent was lost before its reply came: the other side closed it.")
    }

    @Test("after a lost reply the client makes no further call")
    func noCallAfterLoss() throws {
        let peer = try FakePeer { $0.read(Self.requestSize) }
        let client = try HookClient(address: peer.address)
        #expect(throws: JujuRPCError.self) { try client.call(Self.request) }
        let error = #expect(throws: JujuRPCError.self) { try client.call(Self.request) }
        #expect(error?.code == .requestNotSent)
        #expect(error?.description == "The connection to the unit agent was closed before this call.")
    }

    @Test("a reply that does not come in time is an error, and the command may have run")
    func noReplyInTime() throws {
        let error = try errorOfCall(timeout: .milliseconds(50)) { $0.readToEnd() }
        #expect(error?.code == .timedOut)
        #expect(error?.mayHaveRun == true)
    }

    @Test("half a reply does not extend the time limit")
    func halfReplyInTime() throws {
        let error = try errorOfCall(timeout: .milliseconds(50)) { connection in
            connection.write(Array(CapturedBytes.firstReply.prefix(80)))
            connection.readToEnd()
        }
        #expect(error?.code == .timedOut)
    }

    @Test("a request that nobody takes in time has run nothing")
    func requestNotTaken() throws {
        let finished = Monitor(false)
        let peer = try FakePeer { _ in finished.wait { $0 } }
        defer { finished.withLock { $0 = true } }
        let client = try HookClient(address: peer.address, timeout: .milliseconds(50))
        var request = Self.request
        request.input = [UInt8](repeating: 1, count: 8 << 20)
        let error = #expect(throws: JujuRPCError.self) { try client.call(request) }
        #expect(error?.code == .timedOut)
        #expect(error?.mayHaveRun == false)
    }

    @Test("a reply within a long time limit is a reply")
    func replyInTime() throws {
        let peer = try FakePeer { connection in
            connection.read(Self.requestSize)
            connection.write(CapturedBytes.firstReply)
            connection.readToEnd()
        }
        let client = try HookClient(address: peer.address, timeout: .seconds(Int64.max))
        #expect(try client.call(Self.request).output.text == "{'a':1")
    }

    @Test("a reply that comes byte by byte is read")
    func slowReply() throws {
        let peer = try FakePeer { connection in
            connection.read(Self.requestSize)
            for byte in CapturedBytes.firstReply { connection.write([byte]) }
        }
        let client = try HookClient(address: peer.address)
        #expect(try client.call(Self.request).output.text == "{'a':1")
    }

    @Test("a reply that announces more than is taken is refused before it is read")
    func enormousReply() throws {
        let error = try errorOfCall { connection in
            connection.write(bytes("fc 06400000"))
            connection.readToEnd()
        }
        #expect(error?.code == .replyTooLarge)
        #expect(error?.mayHaveRun == true)
        #expect(error?.description == "The unit agent's reply cannot be read: a message is larger than is taken.")
    }

    @Test("bytes that are no gob are an undecodable reply")
    func noGob() throws {
        let error = try errorOfCall {
            $0.write(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8) + [UInt8](repeating: 0, count: 99))
        }
        #expect(error?.code == .undecodableReply)
    }

    @Test("a reply to another call is an undecodable reply")
    func otherSequence() throws {
        let error = try errorOfCall { connection in
            connection.write(
                CapturedBytes.replyHeader + bytes(#"11 ff82 01 0a"Jujuc.Main" 01 07 00"#)
                    + CapturedBytes.replyDefinition + bytes("03 ff84 00"))
        }
        #expect(error?.code == .undecodableReply)
        #expect(error?.description == "The unit agent's reply cannot be read: it answers another call.")
    }

    @Test("a request larger than the limit is not sent")
    func enormousRequest() throws {
        let peer = try FakePeer { $0.readToEnd() }
        let client = try HookClient(address: peer.address, maximumMessageSize: 100)
        let error = #expect(throws: JujuRPCError.self) { try client.call(Self.request) }
        #expect(error?.code == .requestTooLarge)
        #expect(
            error?.description == "The request has 280 bytes, and at most 100 are sent to the unit agent.")
    }

    @Test("a refusal is told in the agent's words, and the connection stays usable")
    func refusal() throws {
        let peer = try FakePeer { connection in
            connection.read(Self.requestSize)
            connection.write(CapturedBytes.replyHeader + CapturedBytes.refusal)
            connection.read(16 + 2 + 100)
            connection.write(
                bytes(#"11 ff82 01 0a"Jujuc.Main" 01 01 00"#) + CapturedBytes.replyDefinition + bytes("03 ff84 00"))
        }
        let client = try HookClient(address: peer.address)
        let error = #expect(throws: JujuRPCError.self) { try client.call(Self.request) }
        #expect(error?.code == .refused)
        #expect(error?.isInputWanted == true)
        #expect(error?.isBadRequest == false)
        #expect(error?.mayHaveRun == false)
        #expect(error?.refusal == "hook tool requires stdin, none supplied")
        #expect(
            error?.description == "The unit agent refused the hook command: hook tool requires stdin, none supplied.")
        #expect(try client.call(Self.request) == HookResponse())
    }

    @Test("no child process inherits the connection")
    func closeOnExec() throws {
        let peer = try FakePeer { $0.readToEnd() }
        let descriptor = try LocalSocket.connect(to: peer.address, timeout: nil)
        defer { LocalSocket.close(descriptor) }
        #expect(fcntl(descriptor, F_GETFD) == FD_CLOEXEC)
    }

    @Test("a request does not print what may be secret")
    func redaction() {
        var request = HookRequest(
            contextID: "c", directory: "/", command: "secret-add", arguments: ["password=hunter2"])
        request.token = "hunter2"
        request.input = Array("hunter2".utf8)
        #expect("\(request)" == "secret-add with 1 arguments")
        #expect(!String(reflecting: request).contains("hunter2"))
        var dumped = ""
        dump(request, to: &dumped)
        #expect(!dumped.contains("hunter2"))
    }
}
