import NIOCore

/// The head of an answer, and what it says of the body and of the connection.
struct AnswerHead {
    /// How long the body is.
    enum Body {
        case none
        case length(Int)
        case chunked
        case toEnd
    }

    let fields: PebbleResponseHead
    let body: Body
    /// Whether the connection serves for another request.
    let isKept: Bool

    /// Reads a head.
    ///
    /// - Parameter bytes: Its lines, without the empty one at the end.
    /// - Throws: ``PebbleError`` of code `protocolViolation` when it is none.
    init(_ bytes: ByteBufferView) throws(PebbleError) {
        let isNew: Bool
        (isNew, fields) = try Self.read(bytes)
        guard fields.status != 101 else { throw .noHTTP("it becomes another protocol") }
        body = try Self.body(fields)
        let closes = fields.headers.contains { $0.name == "connection" && $0.value.lowercased().contains("close") }
        if case .toEnd = body { isKept = false } else { isKept = isNew && !closes }
    }

    /// Reads the lines of a head, whatever they say.
    ///
    /// - Parameter bytes: The lines, without the empty one at the end.
    /// - Returns: Whether it is of HTTP/1.1, and what it says.
    /// - Throws: ``PebbleError`` of code `protocolViolation` when it is none.
    static func read(_ bytes: ByteBufferView) throws(PebbleError) -> (isNew: Bool, fields: PebbleResponseHead) {
        var lines = lines(bytes)[...]
        let (isNew, status, reason) = try status(lines.popFirst() ?? bytes[bytes.startIndex..<bytes.startIndex])
        var headers: [(name: String, value: String)] = []
        for line in lines { headers.append(try field(line)) }
        return (isNew, PebbleResponseHead(status: status, reason: reason, headers: headers))
    }

    private static func lines(_ bytes: ByteBufferView) -> [ByteBufferView] {
        var lines: [ByteBufferView] = []
        var rest = bytes
        while let end = rest.firstIndex(of: UInt8(ascii: "\r")) {
            lines.append(rest[rest.startIndex..<end])
            rest = rest[end...].dropFirst()
            // A carriage return by itself stays in the line, where it is not allowed.
            if rest.first == UInt8(ascii: "\n") { rest = rest.dropFirst() }
        }
        lines.append(rest)
        return lines
    }

    private static func status(_ line: ByteBufferView) throws(PebbleError) -> (isNew: Bool, Int, String) {
        // HTTP/1.1 200 OK
        let text = line.prefix(13)
        guard text.count >= 12, text.starts(with: "HTTP/1.".utf8) else { throw .noHTTP("it has no status") }
        let bytes = Array(text)
        let digits = bytes[9..<12]
        guard bytes[7] == UInt8(ascii: "0") || bytes[7] == UInt8(ascii: "1"), bytes[8] == UInt8(ascii: " "),
            digits.allSatisfy(isDigit), bytes.count == 12 || bytes[12] == UInt8(ascii: " "),
            line.allSatisfy(isVisible)
        else { throw .noHTTP("it has no status") }
        let status = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        guard status >= 100 else { throw .noHTTP("it has no status") }
        return (bytes[7] == UInt8(ascii: "1"), status, String(decoding: line.dropFirst(13), as: UTF8.self))
    }

    private static func field(_ line: ByteBufferView) throws(PebbleError) -> (name: String, value: String) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
            line[line.startIndex..<colon].allSatisfy(isNamePart)
        else { throw .noHTTP("a field has no name") }
        var value = line[(colon + 1)...].drop(while: isBlank)
        while let last = value.last, isBlank(last) { value = value.dropLast() }
        guard value.allSatisfy(isVisible) else { throw .noHTTP("a field has a control character") }
        return (
            String(decoding: line[line.startIndex..<colon], as: UTF8.self).lowercased(),
            String(decoding: value, as: UTF8.self)
        )
    }

    private static func body(_ head: PebbleResponseHead) throws(PebbleError) -> Body {
        let lengths = Set(head.headers.lazy.filter { $0.name == "content-length" }.map(\.value))
        let codings = head.headers.filter { $0.name == "transfer-encoding" }.map(\.value)
        guard lengths.count <= 1, lengths.isEmpty || codings.isEmpty else { throw .noHTTP("it has two lengths") }
        guard codings.isEmpty || codings.count == 1 && codings[0].lowercased() == "chunked" else {
            throw .noHTTP("its transfer encoding is not known")
        }
        var length: Int?
        if let text = lengths.first {
            length = text.utf8.allSatisfy(isDigit) ? Int(text) : nil
            guard length != nil else { throw .noHTTP("its length is no number") }
        }
        if head.status < 200 || head.status == 204 || head.status == 304 { return .none }
        if !codings.isEmpty { return .chunked }
        return length.map { .length($0) } ?? .toEnd
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    /// What can stand in a field's value or in a reason.
    private static func isVisible(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x7F || byte == UInt8(ascii: "\t") }

    /// What can stand in a field's name.
    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            _ where isDigit(byte):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
