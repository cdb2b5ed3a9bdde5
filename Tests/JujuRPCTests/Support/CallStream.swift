import Glibc

@testable import JujuRPC

/// Reads whole streams of calls through a socket, as a server and a client do.
enum CallStream {
    /// The requests in a stream, with their headers.
    static func requests(in bytes: [UInt8]) throws -> [(CallHeader, HookRequest)] {
        try withStream(bytes) { stream in
            var calls: [(CallHeader, HookRequest)] = []
            while let value = try stream.receive() {
                let header = try stream.decode(CallHeader.self, from: value)
                guard let body = try stream.receive() else { throw StreamFailure.closed }
                calls.append((header, try stream.decode(HookRequest.Message.self, from: body).content()))
            }
            return calls
        }
    }

    /// The replies in a stream, with their headers; a refusal has no answer.
    static func replies(in bytes: [UInt8]) throws -> [(CallHeader, HookResponse?)] {
        try withStream(bytes) { stream in
            var calls: [(CallHeader, HookResponse?)] = []
            while let value = try stream.receive() {
                let header = try stream.decode(CallHeader.self, from: value)
                guard let body = try stream.receive() else { throw StreamFailure.closed }
                let answer = header.error.isEmpty ? try stream.decode(HookResponse.self, from: body) : nil
                calls.append((header, answer))
            }
            return calls
        }
    }

    /// What the replies' error is, as a text.
    static func replyError(in bytes: [UInt8], maximumMessageSize: Int = 1 << 20) -> String? {
        do {
            _ = try withStream(bytes, maximumMessageSize: maximumMessageSize) { stream in
                while let value = try stream.receive() { _ = try stream.decode(HookResponse.self, from: value) }
            }
            return nil
        } catch {
            return (error as? StreamFailure)?.text ?? "\(error)"
        }
    }

    private static func withStream<Result>(
        _ bytes: [UInt8], maximumMessageSize: Int = 1 << 20, _ body: (GobStream) throws -> Result
    ) throws -> Result {
        var ends: [Int32] = [-1, -1]
        socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends)
        let sender = GobStream(descriptor: ends[0], maximumMessageSize: 0)
        let receiver = GobStream(descriptor: ends[1], maximumMessageSize: maximumMessageSize)
        try sender.send(bytes)
        shutdown(ends[0], Int32(SHUT_WR))
        return try withExtendedLifetime(sender) { try body(receiver) }
    }
}
