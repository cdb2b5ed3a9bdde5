/// The value of a header field with parameters: `form-data; name="files"`.
package struct HeaderValue {
    /// What stands before the parameters, in lower case.
    package let essence: String
    /// The parameters, by names in lower case.
    package let parameters: [String: String]

    /// Reads a value; nil when it is not of that form.
    ///
    /// In a quoted text a backslash stands before a quotation mark or another backslash.
    package init?(_ bytes: some Collection<UInt8>) {
        var rest = ArraySlice(bytes)
        essence = Self.text(Self.take(&rest) { $0 != UInt8(ascii: ";") }).lowercased()
        var parameters: [String: String] = [:]
        while rest.popFirst() != nil {
            let name = Self.text(Self.take(&rest) { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") }).lowercased()
            // A semicolon at the end, or two of them.
            if name.isEmpty, rest.first != UInt8(ascii: "=") { continue }
            guard rest.popFirst() == UInt8(ascii: "=") else { return nil }
            _ = Self.take(&rest, while: Self.isBlank)
            var value: ArraySlice<UInt8>
            if rest.first == UInt8(ascii: "\"") {
                guard let quoted = Self.takeQuoted(&rest) else { return nil }
                value = quoted
                _ = Self.take(&rest, while: Self.isBlank)
                guard rest.isEmpty || rest.first == UInt8(ascii: ";") else { return nil }
            } else {
                value = Self.take(&rest) { $0 != UInt8(ascii: ";") }
                while let last = value.last, Self.isBlank(last) { value.removeLast() }
            }
            guard parameters.updateValue(String(decoding: value, as: UTF8.self), forKey: name) == nil else {
                return nil
            }
        }
        self.parameters = parameters
    }

    private static func take(
        _ rest: inout ArraySlice<UInt8>, while isTaken: (UInt8) -> Bool
    ) -> ArraySlice<UInt8> {
        let taken = rest.prefix(while: isTaken)
        rest = rest.dropFirst(taken.count)
        return taken
    }

    private static func takeQuoted(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        rest.removeFirst()
        var value: ArraySlice<UInt8> = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return value
            case UInt8(ascii: "\\"):
                guard let escaped = rest.popFirst() else { return nil }
                value.append(escaped)
            default: value.append(byte)
            }
        }
        return nil
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        let trimmed = bytes.drop(while: isBlank)
        let end = trimmed.lastIndex { !isBlank($0) }
        return String(decoding: end.map { trimmed[...$0] } ?? [], as: UTF8.self)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }
}
