import OrderedCollections
import PlainValues

/// Puts the results of an action in the form that `action-set` takes.
enum ActionResults {
    /// Dotted names and texts, in the order of the results.
    static func flatten(_ results: PlainValue) throws(OpsError) -> OrderedDictionary<String, String> {
        guard let entries = results.mapValue else {
            throw OpsError(.invalidArgument, "The results of an action are \(results.kindName); give names and values.")
        }
        var flattened: OrderedDictionary<String, String> = [:]
        try add(entries, under: "", to: &flattened)
        return flattened
    }

    private static func add(
        _ entries: PlainMap, under prefix: String, to flattened: inout OrderedDictionary<String, String>
    ) throws(OpsError) {
        for (key, value) in entries {
            guard let name = key.stringValue else {
                throw OpsError(.invalidArgument, "The name of an action's result is \(key.kindName); it must be text.")
            }
            guard isValid(name) else {
                throw OpsError(
                    .invalidArgument,
                    """
                    '\(name)' cannot be the name of an action's result: use lower-case letters, digits, '-' and '.', \
                    with a letter or digit at both ends.
                    """)
            }
            let path = prefix.isEmpty ? name : "\(prefix).\(name)"
            if let nested = value.mapValue {
                try add(nested, under: path, to: &flattened)
            } else {
                guard flattened[path] == nil else {
                    throw OpsError(.invalidArgument, "The action's result '\(path)' is given twice; name each once.")
                }
                flattened[path] = PythonText.string(of: value)
            }
        }
    }

    private static func isValid(_ name: String) -> Bool {
        func isAlphanumeric(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte) }
        guard let first = name.utf8.first, let last = name.utf8.last, isAlphanumeric(first), isAlphanumeric(last)
        else { return false }
        return name.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
    }
}
