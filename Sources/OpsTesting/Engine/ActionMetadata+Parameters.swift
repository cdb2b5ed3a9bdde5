import CharmMetadata
import OrderedCollections
import PlainValues

extension ActionMetadata {
    /// Parameters, with the defaults for those that are not given.
    func withDefaults(_ parameters: [String: PlainValue]) -> PlainValue {
        var all = parameters
        for (name, schema) in self.parameters where all[name] == nil {
            if let preset = schema["default"] { all[name] = preset }
        }
        return .object(all.sorted { $0.key < $1.key })
    }

    /// The type that a parameter is to have and a value has not; `nil` when it fits, or any value does.
    func typeMissed(by value: PlainValue, as parameter: String) -> String? {
        guard let type = parameters[parameter]?["type"]?.stringValue else { return nil }
        switch (type, value) {
        case ("string", .string), ("boolean", .bool), ("integer", .int), ("integer", .largeInt), ("number", .int),
            ("number", .largeInt), ("number", .double), ("array", .array), ("object", .map):
            return nil
        case ("string", _), ("boolean", _), ("integer", _), ("number", _), ("array", _), ("object", _): return type
        default: return nil
        }
    }
}
