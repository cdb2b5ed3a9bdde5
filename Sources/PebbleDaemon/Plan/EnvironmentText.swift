/// Texts with variables in them, as Go's `os.Expand` reads them.
enum EnvironmentText {
    /// The text with the variables' values in it.
    static func expand(_ text: String, _ environment: [String: String]) -> String {
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let dollar = rest.firstIndex(of: "$") {
            result.append(contentsOf: rest[..<dollar])
            rest = rest[rest.index(after: dollar)...]
            guard let first = rest.first else {
                result.append("$")
                break
            }
            if let name = takeName(&rest, first) {
                result.append(contentsOf: (environment[name] ?? "").unicodeScalars)
            } else {
                result.append("$")
            }
        }
        result.append(contentsOf: rest)
        return String(result)
    }

    /// Takes the name after a dollar sign: empty where the braces hold none, `nil` where no name follows.
    private static func takeName(_ rest: inout Substring.UnicodeScalarView, _ first: Unicode.Scalar) -> String? {
        if first == "{" {
            rest.removeFirst()
            guard let end = rest.firstIndex(of: "}") else { return "" }
            let name = String(rest[..<end])
            rest = rest[rest.index(after: end)...]
            return name
        }
        if "*#$@!?-0123456789".unicodeScalars.contains(first) {
            rest.removeFirst()
            return String(first)
        }
        let name = rest.prefix { $0 == "_" || $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0)) }
        rest.removeFirst(name.count)
        return name.isEmpty ? nil : String(name)
    }
}
