import Glibc

/// What is read of a request: its first line.
struct HTTPRequest {
    let method: String
    let path: String

    private static let longestHead = 8192

    /// Reads a request up to the end of its head.
    ///
    /// - Parameter connection: The connection.
    /// - Returns: `nil` for what is no request, is too long or does not come.
    init?(reading connection: Int32) {
        var head: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1024)
        while !Self.isComplete(head) {
            let count = part.withUnsafeMutableBytes { recv(connection, $0.baseAddress, $0.count, 0) }
            guard count > 0, head.count + count <= Self.longestHead else { return nil }
            head += part[..<count]
        }
        let line = head.prefix { $0 != UInt8(ascii: "\r") }
        // What is logged has no control characters in it.
        guard line.allSatisfy({ (0x20..<0x7f).contains($0) }) else { return nil }
        let words = String(decoding: line, as: UTF8.self).split(separator: " ")
        guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { return nil }
        method = String(words[0])
        path = String(words[1])
    }

    private static func isComplete(_ head: [UInt8]) -> Bool {
        let end: [UInt8] = [13, 10, 13, 10]
        guard head.count >= end.count else { return false }
        return (0...head.count - end.count).contains { head[$0..<$0 + end.count].elementsEqual(end) }
    }

    /// The answer, head and body.
    ///
    /// - Parameter page: The page; `nil` when there is none.
    func response(page: [UInt8]?) -> [UInt8] {
        let (status, body): (String, [UInt8]) =
            switch (method, path, page) {
            case ("GET", "/", let page?): ("200 OK", page)
            case ("GET", _, _): ("404 Not Found", Array("There is nothing here.\n".utf8))
            default: ("405 Method Not Allowed", Array("This cannot be done here.\n".utf8))
            }
        let head = """
            HTTP/1.1 \(status)\r
            content-type: text/plain; charset=utf-8\r
            content-length: \(body.count)\r
            connection: close\r
            \r

            """
        return Array(head.utf8) + body
    }
}
