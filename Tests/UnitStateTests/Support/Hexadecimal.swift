/// The bytes that pairs of hexadecimal digits name, with spaces between them or without.
func bytes(_ digits: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = digits.filter { $0 != " " }[...]
    while !rest.isEmpty {
        bytes.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
        rest = rest.dropFirst(2)
    }
    return bytes
}

/// Bytes as pairs of hexadecimal digits.
func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
