/// Answers as the files API gives them.
enum Multipart {
    static let boundary = "8f4d8b572084fca16812fc8a335a6296c4c65032db612330abecc9e02454"
    static let type = "multipart/form-data; boundary=\(boundary)"

    /// A file and its content.
    static func file(_ path: String, _ content: [UInt8]) -> [UInt8] {
        let head = """
            --\(boundary)\r
            Content-Disposition: form-data; name="files"; filename="\(path)"\r
            Content-Type: application/octet-stream\r
            \r

            """
        return Array(head.utf8) + content + Array("\r\n".utf8)
    }

    /// The part at the end.
    static func response(_ result: String) -> [UInt8] {
        let text = """
            --\(boundary)\r
            Content-Disposition: form-data; name="response"\r
            Content-Type: application/json\r
            \r
            {"type":"sync","status-code":200,"status":"OK","result":\(result)}
            \r
            --\(boundary)--\r

            """
        return Array(text.utf8)
    }

    /// What is said of a file that could be read.
    static func good(_ path: String) -> [UInt8] { response(#"[{"path":"\#(path)"}]"#) }

    /// What is said of a file that could not be read.
    static func failed(_ path: String, _ message: String, kind: String) -> [UInt8] {
        response(#"[{"path":"\#(path)","error":{"message":"\#(message)","kind":"\#(kind)"}}]"#)
    }
}

extension StubConnection {
    /// Sends a body with a length, or in chunks of odd sizes.
    func answer(multipart body: [UInt8], isChunked: Bool = false, type: String = Multipart.type) {
        send("HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\n")
        guard isChunked else {
            send("Content-Length: \(body.count)\r\n\r\n")
            send(body)
            return
        }
        send("Transfer-Encoding: chunked\r\n\r\n")
        var rest = body[...]
        var size = 1
        while !rest.isEmpty {
            let chunk = rest.prefix(size)
            send(Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + Array("\r\n".utf8))
            rest = rest.dropFirst(size)
            size = size % 50_000 * 3 + 1
        }
        send("0\r\n\r\n")
    }
}
