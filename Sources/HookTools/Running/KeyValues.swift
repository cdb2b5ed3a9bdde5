import OrderedCollections
import PlainValues
import YAML

/// Arguments of the form `key=value`, and files that hold the same.
enum KeyValues {
    /// Takes the arguments apart at the first `=` of each.
    ///
    /// - Parameters:
    ///   - arguments: The arguments.
    ///   - allowsEmptyValues: Whether `key=` stands for a key that is to be removed.
    static func parse(
        _ arguments: [String], allowsEmptyValues: Bool = true
    ) throws(HookToolError) -> [String: String] {
        var settings: [String: String] = [:]
        for argument in arguments {
            guard let equals = argument.utf8.firstIndex(of: UInt8(ascii: "=")), equals > argument.startIndex else {
                throw expected(argument)
            }
            let key = String(argument[..<equals])
            let value = String(argument[argument.utf8.index(after: equals)...])
            guard allowsEmptyValues || !value.isEmpty else { throw expected(argument) }
            guard settings.updateValue(value, forKey: key) == nil else {
                throw HookToolError(.usage, "key \(GoText.quoted(key)) specified more than once")
            }
        }
        return settings
    }

    /// Reads a map of texts from a file's YAML (JSON is a part of it).
    ///
    /// Numbers and truth values become their texts; lists and maps are an error.
    static func read(_ bytes: [UInt8]) throws(HookToolError) -> [String: String] {
        let document: PlainValue
        do {
            document = try YAML.load(bytes, source: "the settings", limits: .init(bytes: ToolFiles.limit))
        } catch {
            throw HookToolError(.failed, "yaml: \(error.description)")
        }
        guard !document.isNull else { return [:] }
        guard let entries = document.mapValue else { throw unexpected(document, as: "a map of texts") }
        var settings: [String: String] = [:]
        for (key, value) in entries {
            settings[try text(of: key)] = try text(of: value)
        }
        return settings
    }

    private static func text(of value: PlainValue) throws(HookToolError) -> String {
        switch value {
        case .string(let text), .timestamp(let text): text
        case .int(let number): String(number)
        case .largeInt(let number): number.description
        case .bool(let truth): truth ? "true" : "false"
        case .double(let number): GoText.number(number)
        case .null: ""
        default: throw unexpected(value, as: "text")
        }
    }

    private static func expected(_ argument: String) -> HookToolError {
        HookToolError(.usage, "expected \"key=value\", got \(GoText.quoted(argument))")
    }

    private static func unexpected(_ value: PlainValue, as kind: String) -> HookToolError {
        HookToolError(.failed, "yaml: unmarshal errors: cannot unmarshal \(value.kindName) into \(kind)")
    }
}
