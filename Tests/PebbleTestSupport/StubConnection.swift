import Glibc
import Synchronization

/// A connection of the server's.
package final class StubConnection: Sendable {
    package let number: Int
    private let descriptor: CInt
    private let unread = Mutex<[UInt8]>([])
    private let questions = Mutex(0)

    package init(_ descriptor: CInt, number: Int) {
        self.descriptor = descriptor
        self.number = number
    }

    deinit { Glibc.close(descriptor) }

    /// Counts its own calls, for answers that differ from time to time.
    package func count() -> Int {
        questions.withLock { count in
            count += 1
            return count
        }
    }

    /// Ends the connection; the descriptor lives until the last reference is gone.
    package func close() { shutdown(descriptor, CInt(SHUT_RDWR)) }

    /// Sends bytes.
    ///
    /// - Returns: Whether the other side has taken them.
    @discardableResult
    package func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    @discardableResult
    package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Sends an answer with a length.
    package func answer(
        _ body: String, status: String = "200 OK", type: String = "application/json", fields: String = ""
    ) {
        send(
            "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n\(fields)\r\n\(body)")
    }

    /// Sends a result in Pebble's envelope.
    package func result(_ json: String) {
        answer(#"{"type":"sync","status-code":200,"status":"OK","result":\#(json)}"#)
    }

    /// Sends an error in Pebble's envelope.
    package func error(_ status: Int, _ reason: String, _ message: String, kind: String? = nil) {
        let kind = kind.map { #","kind":"\#($0)""# } ?? ""
        answer(
            #"{"type":"error","status-code":\#(status),"status":"\#(reason)","result":{"message":"\#(message)"\#(kind)}}"#,
            status: "\(status) \(reason)")
    }

    /// Waits until the other side has closed the connection, whatever it sends before.
    package func waitForEnd() {
        repeat { unread.withLock { $0 = [] } } while receive()
    }

    /// Reads a request; nil when the connection ends before its head is whole.
    package func read(_ reading: StubDaemon.Reading) -> StubRequest? {
        let separator = Array("\r\n\r\n".utf8)
        guard let head = line(endingWith: separator) else { return nil }
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        let words = (lines.first ?? "").split(separator: " ")
        // What there is left of a body that nobody wanted is no request.
        guard words.count == 3, words[2] == "HTTP/1.1" else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = parts[1].drop { $0 == " " }.description
        }
        var body: [UInt8]? = []
        if reading == .heads {
            body = nil
        } else if headers["transfer-encoding"] == "chunked" {
            body = chunks()
        } else if let length = headers["content-length"].flatMap({ Int($0) }) {
            body = take(length)
        }
        return StubRequest(
            connection: number, method: String(words[0]), target: String(words[1]), headers: headers,
            body: body ?? unread.withLock { $0 }, isWhole: body != nil)
    }

    private func chunks() -> [UInt8]? {
        var body: [UInt8] = []
        while true {
            guard let size = line(endingWith: Array("\r\n".utf8)),
                let length = Int(String(decoding: size, as: UTF8.self), radix: 16), let chunk = take(length + 2)
            else { return nil }
            if length == 0 { return body }
            body += chunk.dropLast(2)
        }
    }

    private func line(endingWith end: [UInt8]) -> [UInt8]? {
        while true {
            let line = unread.withLock { bytes -> [UInt8]? in
                guard let range = bytes.firstRange(of: end) else { return nil }
                defer { bytes.removeSubrange(..<range.upperBound) }
                return Array(bytes[..<range.lowerBound])
            }
            if let line { return line }
            guard receive() else { return nil }
        }
    }

    /// Reads so many bytes; nil when the connection ends before.
    package func take(_ count: Int) -> [UInt8]? {
        while unread.withLock({ $0.count }) < count { guard receive() else { return nil } }
        return unread.withLock { bytes in
            defer { bytes.removeFirst(count) }
            return Array(bytes.prefix(count))
        }
    }

    /// Reads what is there, or waits for it.
    private func receive() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return false }
        unread.withLock { $0 += buffer[..<count] }
        return true
    }
}
