import Glibc

/// A connection to a socket, on which a test writes what it likes.
final class RawConnection {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let descriptor: Int32
    private var pending: [UInt8] = []

    init(_ path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        let failure = withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard failure == 0 else { throw Failure(description: "connect: \(errno)") }
    }

    deinit {
        close(descriptor)
    }

    /// Closes the connection for both ends.
    func drop() {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw Failure(description: "send: \(errno)") }
            rest = rest.dropFirst(count)
        }
    }

    /// Sends a frame of a websocket.
    ///
    /// - Parameters:
    ///   - opcode: The kind: 1 for text, 2 for binary, 8 for the end, 9 for ping.
    ///   - payload: What it holds.
    ///   - isMasked: Whether it is masked, as it must be.
    ///   - isLast: Whether it is its message's last.
    func sendFrame(_ opcode: UInt8, _ payload: [UInt8], isMasked: Bool = true, isLast: Bool = true) throws {
        var frame: [UInt8] = [(isLast ? 0x80 : 0) | opcode]
        let flag: UInt8 = isMasked ? 0x80 : 0
        if payload.count < 126 {
            frame.append(flag | UInt8(payload.count))
        } else {
            frame += [flag | 126, UInt8(payload.count >> 8), UInt8(payload.count & 0xff)]
        }
        let mask: [UInt8] = [1, 2, 3, 4]
        if isMasked { frame += mask }
        try send(frame + (isMasked ? payload.enumerated().map { $1 ^ mask[$0 % 4] } : payload))
    }

    /// The next frame of a websocket.
    func frame() throws -> (opcode: UInt8, payload: [UInt8]) {
        let head = try bytes(2)
        var length = Int(head[1] & 0x7f)
        if length == 126 { length = try bytes(2).reduce(0) { $0 << 8 | Int($1) } }
        if length == 127 { length = try bytes(8).reduce(0) { $0 << 8 | Int($1) } }
        return (head[0] & 0xf, try bytes(length))
    }

    /// Asks for a websocket, and reads the answer.
    func upgrade(_ target: String) throws -> RawReply {
        try send(
            Array(
                """
                GET \(target) HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n
                """.utf8))
        return try reply()
    }

    /// The next reply.
    func reply() throws -> RawReply {
        let words = try line().split(separator: " ")
        guard words.count > 1, let status = Int(words[1]) else { throw Failure(description: "no reply: \(words)") }
        var reply = RawReply(status: status)
        while case let line = try line(), !line.isEmpty {
            let parts = line.split(separator: ":", maxSplits: 1)
            reply.headers.append((String(parts[0]), String(parts[1].drop { $0 == " " })))
        }
        if reply.header("Transfer-Encoding") == "chunked" {
            while let size = Int(try line(), radix: 16) {
                reply.body += try bytes(size)
                _ = try line()
                if size == 0 { break }
            }
        } else if let length = reply.header("Content-Length").flatMap({ Int($0) }) {
            reply.body = try bytes(length)
        }
        return reply
    }

    /// Everything until the other end closes the connection.
    func rest() throws -> [UInt8] {
        while try fill() {}
        defer { pending = [] }
        return pending
    }

    func line() throws -> String {
        while !pending.contains(UInt8(ascii: "\n")) {
            guard try fill() else { throw Failure(description: "closed midway: \(pending)") }
        }
        let end = pending.firstIndex(of: UInt8(ascii: "\n")) ?? pending.endIndex
        defer { pending.removeSubrange(...end) }
        return String(decoding: pending[..<end], as: UTF8.self).replacing("\r", with: "")
    }

    private func bytes(_ count: Int) throws -> [UInt8] {
        while pending.count < count {
            guard try fill() else { throw Failure(description: "closed midway") }
        }
        defer { pending.removeFirst(count) }
        return Array(pending.prefix(count))
    }

    private func fill() throws -> Bool {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(descriptor, &buffer, buffer.count)
        guard count >= 0 else { throw Failure(description: "read: \(errno)") }
        pending += buffer[..<count]
        return count > 0
    }
}
