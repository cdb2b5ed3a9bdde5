/// The query of a request.
package struct Query: ExpressibleByDictionaryLiteral {
    private var items: [(name: String, value: String)]

    package init(dictionaryLiteral elements: (String, String)...) { items = elements }

    /// Adds a parameter if it has a value.
    package mutating func add(_ name: String, _ value: String?) {
        if let value { items.append((name, value)) }
    }

    /// Adds a parameter once for each value.
    package mutating func add(_ name: String, each values: some Sequence<String>) {
        for value in values { items.append((name, value)) }
    }

    /// A path with this query, percent-encoded.
    ///
    /// - Parameter path: The path, encoded already.
    package func target(_ path: String) -> String {
        guard !items.isEmpty else { return path }
        let pairs = items.map { Self.encoded($0.name) + "=" + Self.encoded($0.value) }
        return path + "?" + pairs.joined(separator: "&")
    }

    /// A text as a part of a path or of a query: all but the unreserved characters of RFC 3986 are encoded.
    package static func encoded(_ text: String) -> String {
        if text.utf8.allSatisfy(isUnreserved) { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
