import Testing

@testable import JujuRPC

/// What is sent is what Go sends, byte for byte.
@Suite struct CapturedBytesTests {
    private let request = HookRequest(
        contextID: CapturedBytes.contextID, directory: "/tmp", command: "status-get",
        arguments: ["--format=json", "--include-data=true"])

    @Test("the first request has the bytes that Go sends")
    func firstRequest() {
        var encoder = RequestEncoder()
        let sent = encoder.encode(request, sequence: 0)
        #expect(sent == CapturedBytes.firstRequest)
        #expect(sent.count == 280)
    }

    @Test("a following request defines nothing again")
    func followingRequest() {
        var encoder = RequestEncoder()
        _ = encoder.encode(request, sequence: 0)
        let sent = encoder.encode(request, sequence: 1)
        #expect(Array(sent.prefix(18)) == bytes(#"11 ff82 01 0a"Jujuc.Main" 01 01 00"#))
        #expect(Array(sent.dropFirst(18)) == Array(CapturedBytes.firstRequest.suffix(100)))
    }

    @Test("a request without arguments and with input leaves the list out")
    func inputWithoutArguments() {
        var encoder = RequestEncoder()
        var request = HookRequest(contextID: "c", directory: "/", command: "x")
        request.input = Array("in".utf8)
        let sent = encoder.encode(request, sequence: 0)
        #expect(sent.suffix(19) == bytes(#"12 ff84 01 01"c" 01 01"/" 01 01"x" 02 01 01 02"in" 00"#))
        request.input = []
        #expect(
            encoder.encode(request, sequence: 0).suffix(15) == bytes(#"0e ff84 01 01"c" 01 01"/" 01 01"x" 02 01 00"#))
    }

    @Test("the token's field is only defined for a request that has a token")
    func token() {
        var encoder = RequestEncoder()
        var request = request
        request.token = "t"
        let sent = encoder.encode(request, sequence: 0)
        #expect(Array(sent.dropFirst(48 + 16).prefix(103)) == CapturedBytes.tokenDefinition)
        #expect(sent.suffix(4) == bytes(#"03 01"t" 00"#))
        request.token = ""
        var other = RequestEncoder()
        #expect(other.encode(request, sequence: 0) == CapturedBytes.firstRequest)
    }

    @Test("a connection may have requests with a token and without")
    func mixedTokens() throws {
        var encoder = RequestEncoder()
        var withToken = request
        withToken.token = "t"
        let sent =
            encoder.encode(request, sequence: 0) + encoder.encode(withToken, sequence: 1)
            + encoder.encode(request, sequence: 2)
        let received = try CallStream.requests(in: sent)
        #expect(received.map(\.1.token) == [nil, "t", nil])
        #expect(received.map(\.0.sequence) == [0, 1, 2])
        #expect(received.map(\.1.arguments) == [request.arguments, request.arguments, request.arguments])
    }

    @Test("a reply has the bytes that Go sends")
    func reply() {
        var encoder = ResponseEncoder()
        var call = CallHeader()
        call.serviceMethod = "Jujuc.Main"
        let sent = encoder.encode(.success(HookResponse(output: Array("{'a':1".utf8))), to: call)
        #expect(sent == CapturedBytes.firstReply)
        call.sequence = 1
        let failed = encoder.encode(
            .success(HookResponse(exitCode: 2, errorOutput: Array("ERROR no relation id specified\n".utf8))), to: call)
        #expect(
            failed == bytes(#"11 ff82 01 0a"Jujuc.Main" 01 01 00"#)
                + bytes(#"26 ff84 01 04 02 1f"ERROR no relation id specified"0a 00"#))
        call.sequence = 0
        #expect(encoder.encode(.failure(.inputWanted), to: call) == CapturedBytes.refusal)
        let empty = encoder.encode(.success(HookResponse()), to: call)
        #expect(empty.suffix(4) == bytes("03 ff84 00"))
    }

    @Test("Go's request is read")
    func readRequest() throws {
        let received = try CallStream.requests(in: CapturedBytes.firstRequest)
        #expect(received.count == 1)
        #expect(received.first?.0.serviceMethod == "Jujuc.Main")
        #expect(received.first?.1 == request)
    }

    @Test("Go's replies are read, in the order in which they came")
    func readReplies() throws {
        let received = try CallStream.replies(in: CapturedBytes.firstReply + CapturedBytes.refusal)
        #expect(received.map(\.0.error) == ["", "hook tool requires stdin, none supplied"])
        #expect(received.first?.1?.output.text == "{'a':1")
    }
}
