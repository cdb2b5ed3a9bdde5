/// A header of the form `value; name=value; name="value"`.
package struct HeaderParameters: Hashable, Sendable {
    /// What comes before the first `;`, in small letters.
    package let value: String
    /// The parameters, by their names in small letters.
    package let parameters: [String: String]

    /// Reads a header; `nil` when it is not of the form.
    package init?(_ text: String) {
        var rest = Substring(text).unicodeScalars
        let value = rest.prefix { $0 != ";" }
        rest = rest.dropFirst(value.count)
        self.value = Self.trimmed(value).lowercased()
        var parameters: [String: String] = [:]
        while rest.popFirst() != nil {
            rest = rest.drop { $0.properties.isWhitespace }
            if rest.isEmpty { break }
            let name = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(name.count)
            let key = Self.trimmed(name).lowercased()
            guard rest.popFirst() == "=", !key.isEmpty else { return nil }
            if rest.first == "\"" {
                rest.removeFirst()
                guard let text = Self.quoted(&rest) else { return nil }
                parameters[key] = text
                rest = rest.drop { $0.properties.isWhitespace }
                guard rest.isEmpty || rest.first == ";" else { return nil }
            } else {
                let text = rest.prefix { $0 != ";" }
                rest = rest.dropFirst(text.count)
                parameters[key] = Self.trimmed(text)
            }
        }
        self.parameters = parameters
    }

    private static let special = "()<>@,;:\\\"/[]?=".unicodeScalars

    private static func quoted(_ rest: inout Substring.UnicodeScalarView) -> String? {
        var text = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"": return String(text)
            case "\\":
                // Only what would mean something else is escaped, as in Go.
                let isEscape = rest.first.map(special.contains) ?? false
                text.append(isEscape ? rest.removeFirst() : scalar)
            case "\r", "\n": return nil
            default: text.append(scalar)
            }
        }
        return nil
    }

    private static func trimmed(_ text: Substring.UnicodeScalarView) -> String {
        var text = text.drop { $0.properties.isWhitespace }
        while text.last?.properties.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
