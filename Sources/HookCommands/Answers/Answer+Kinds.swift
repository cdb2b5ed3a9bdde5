import OrderedCollections
import PlainValues

// Reading an answer as the kind that is expected. Go writes an empty list or map as null.

extension Answer {
    /// The text that this is.
    func text() throws(HookCommandError) -> String {
        guard let text = value.stringValue else { throw unexpected("text") }
        return text
    }

    /// The truth value that this is.
    func truth() throws(HookCommandError) -> Bool {
        guard let truth = value.boolValue else { throw unexpected("a boolean") }
        return truth
    }

    /// The whole number that this is.
    func integer() throws(HookCommandError) -> Int {
        guard let number = value.intValue else { throw unexpected("an integer of at most 64 bits") }
        return number
    }

    /// The elements of the list that this is.
    func elements() throws(HookCommandError) -> [Answer] {
        if value.isNull { return [] }
        guard let elements = value.arrayValue else { throw unexpected("a list") }
        return elements.map { part($0) }
    }

    /// The elements of the list of texts that this is.
    func texts() throws(HookCommandError) -> [String] {
        var texts: [String] = []
        for element in try elements() {
            texts.append(try element.text())
        }
        return texts
    }

    /// The entries of the map that this is.
    func entries() throws(HookCommandError) -> OrderedDictionary<String, Answer> {
        try map { (part) throws(HookCommandError) in part }
    }

    /// The entries of the map that this is, whatever their values are.
    func values() throws(HookCommandError) -> OrderedDictionary<String, PlainValue> {
        try map { (part) throws(HookCommandError) in part.value }
    }

    /// The entries of the map of texts that this is.
    func textMap() throws(HookCommandError) -> OrderedDictionary<String, String> {
        try map { (part) throws(HookCommandError) in try part.text() }
    }

    /// The entries of the map that this is, with their values read.
    func map<Value>(
        _ read: (Answer) throws(HookCommandError) -> Value
    ) throws(HookCommandError) -> OrderedDictionary<String, Value> {
        if value.isNull { return [:] }
        guard let entries = value.mapValue else { throw unexpected("a map") }
        var result = OrderedDictionary<String, Value>(minimumCapacity: entries.count)
        for (key, value) in entries {
            guard case .string(let name) = key else { throw unexpected("a map with keys of text") }
            result[name] = try read(part(value))
        }
        return result
    }

    /// A field's text; empty for an absent one.
    func text(_ name: String) throws(HookCommandError) -> String {
        try optional(name)?.text() ?? ""
    }

    /// A field's text, which older Jujus give under another name; empty for an absent one.
    func text(_ name: String, or olderName: String) throws(HookCommandError) -> String {
        if let field = try optional(name) { return try field.text() }
        return try text(olderName)
    }

    /// A field's text, or `nil` for an absent or empty one.
    func filledText(_ name: String) throws(HookCommandError) -> String? {
        let text = try text(name)
        return text.isEmpty ? nil : text
    }
}
