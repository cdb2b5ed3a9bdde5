import PlainValues
import YAML

/// What `state-set` reads: a map of keys to texts, each text a value's own YAML.
struct StateDocument {
    private var text = ""

    var isEmpty: Bool { text.isEmpty }
    var bytes: [UInt8] { Array(text.utf8) }

    /// Adds an entry, in the bytes that `ops` writes for it.
    mutating func add(_ value: String, under key: String) {
        text += YAML.literalBlockEntry(key: key, text: value)
    }

    /// The YAML of a value.
    static func encode(_ value: PlainValue) throws(UnitStateError) -> String {
        try StorableValue.check(value)
        do {
            return try YAML.dump(value, style: YAML.Style(collections: .automatic, tags: .safeAndTuples))
        } catch {
            throw UnitStateError(
                error.code == .tooLarge ? .tooLarge : .unsupportedValue,
                "The value cannot be written as YAML: \(error.problem).", cause: error)
        }
    }

    /// The value that the controller holds, or `nil` for the empty text that it gives for a key that is not there.
    static func decode(_ text: String, key: String) throws(UnitStateError) -> PlainValue? {
        if text.isEmpty || text == "\n" { return nil }
        do {
            return try YAML.load(text, source: "the value of \"\(key)\"", tags: .safeAndTuples)
        } catch {
            // Only the place: the error's own text may quote what is stored.
            let place = error.line.map { " (line \($0))" } ?? ""
            throw UnitStateError(
                error.code == .tooLarge ? .tooLarge : .unreadableData,
                "What the controller keeps under \"\(key)\" is not YAML of the types that ops stores\(place); "
                    + "correct it, or delete that key with state-delete.")
        }
    }
}
