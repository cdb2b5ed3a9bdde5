import CharmMetadata
import OrderedCollections
import PlainValues

/// The JSON schema of an action's parameters: the part of it that charms use.
struct ActionSchema {
    private static let deepest = 32

    private let schema: PlainValue

    init(_ action: ActionMetadata, allowsOthers: Bool) {
        schema = .object([
            (key: "type", value: "object"),
            (key: "properties", value: .object(action.parameters.map { (key: $0.key, value: $0.value) })),
            (key: "required", value: .array(action.required.map(PlainValue.string))),
            (key: "additionalProperties", value: .bool(allowsOthers)),
        ])
    }

    /// The parameters, with the schema's defaults for those that were not given.
    func withDefaults(_ parameters: PlainValue) -> PlainValue {
        Self.filled(parameters, schema, depth: 0)
    }

    private static func filled(_ value: PlainValue, _ schema: PlainValue, depth: Int) -> PlainValue {
        guard depth < deepest, var entries = value.mapValue, let properties = schema["properties"]?.mapValue else {
            return value
        }
        for (key, property) in properties {
            if let given = entries[key] {
                entries[key] = filled(given, property, depth: depth + 1)
            } else if let preset = property["default"] {
                entries[key] = preset
            } else if property["properties"] != nil {
                let nested = filled(.map([:]), property, depth: depth + 1)
                if nested.mapValue?.isEmpty == false { entries[key] = nested }
            }
        }
        return .map(entries)
    }

    /// What is wrong with parameters, in Juju's words; `nil` when they fit.
    func problem(with parameters: PlainValue) -> String? {
        var problems: [String] = []
        Self.check(parameters, schema, "(root)", depth: 0, &problems)
        return problems.isEmpty ? nil : "validation failed: \(problems.joined(separator: " ; "))"
    }

    private static func check(
        _ value: PlainValue, _ schema: PlainValue, _ path: String, depth: Int, _ problems: inout [String]
    ) {
        guard depth < deepest else { return }
        let types = schema["type"]?.stringValue.map { [$0] } ?? schema["type"]?.arrayValue?.compactMap(\.stringValue)
        if let types, !types.isEmpty, !types.contains(where: { has(value, $0) }) {
            problems.append("\(path) : must be of type \(types.joined(separator: ", ")), given \(shown(value))")
            return
        }
        if let allowed = schema["enum"]?.arrayValue, !allowed.contains(value) {
            problems.append("\(path) : must match one of the enum values \(shown(.array(allowed)))")
        }
        checkSize(value, schema, path, &problems)
        if let entries = value.mapValue {
            checkEntries(entries, schema, path, depth: depth, &problems)
        }
        if let elements = value.arrayValue, let items = schema["items"] {
            for (index, element) in elements.enumerated() {
                check(element, items, "\(path).\(index)", depth: depth + 1, &problems)
            }
        }
    }

    private static func checkEntries(
        _ entries: PlainMap, _ schema: PlainValue, _ path: String, depth: Int, _ problems: inout [String]
    ) {
        let properties = schema["properties"]?.mapValue ?? [:]
        for name in schema["required"]?.arrayValue?.compactMap(\.stringValue) ?? [] where entries[.string(name)] == nil
        {
            problems.append("\(path) : \"\(name)\" property is missing and required, given \(shown(.map(entries)))")
        }
        for (key, entry) in entries {
            if let property = properties[key] {
                check(entry, property, "\(path).\(key.stringValue ?? "")", depth: depth + 1, &problems)
            } else if schema["additionalProperties"] == false {
                problems.append("\(path) : additional property \"\(key.stringValue ?? "")\" is not allowed")
            }
        }
    }

    private static func checkSize(
        _ value: PlainValue, _ schema: PlainValue, _ path: String, _ problems: inout [String]
    ) {
        if let number = value.doubleValue {
            if let least = schema["minimum"]?.doubleValue, number < least {
                problems.append("\(path) : must be greater than or equal to \(shown(schema["minimum"] ?? .null))")
            }
            if let most = schema["maximum"]?.doubleValue, number > most {
                problems.append("\(path) : must be less than or equal to \(shown(schema["maximum"] ?? .null))")
            }
        }
        if let text = value.stringValue {
            if let least = schema["minLength"]?.intValue, text.unicodeScalars.count < least {
                problems.append("\(path) : the string's length must be greater than or equal to \(least)")
            }
            if let most = schema["maxLength"]?.intValue, text.unicodeScalars.count > most {
                problems.append("\(path) : the string's length must be less than or equal to \(most)")
            }
        }
    }

    private static func has(_ value: PlainValue, _ type: String) -> Bool {
        switch (type, value) {
        case ("string", .string), ("boolean", .bool), ("object", .map), ("array", .array), ("null", .null): true
        case ("integer", .int), ("number", .int), ("number", .double): true
        case ("integer", .double(let number)): number.rounded() == number
        case ("string", _), ("boolean", _), ("object", _), ("array", _), ("null", _): false
        case ("integer", _), ("number", _): false
        // A type that JSON schema does not know allows everything.
        default: true
        }
    }

    private static func shown(_ value: PlainValue) -> String {
        (try? JSON.write(value)) ?? value.kindName
    }
}
