import OrderedCollections
import PlainValues
import YAML

/// The `key=value` arguments of a command.
enum KeyValueArguments {
    /// Splits at the first `=`.
    ///
    /// - Returns: The key and the text of the value, or `nil` when there is no `=` or nothing before it.
    static func split(_ argument: String) -> (key: String, value: String)? {
        guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else { return nil }
        return (String(argument[..<equals]), String(argument[argument.index(after: equals)...]))
    }

    /// Reads texts of the form `key=value`, of which the last of a key counts.
    static func dictionary(_ arguments: [String]) throws(CommandError) -> [String: String] {
        var values: [String: String] = [:]
        for argument in arguments {
            guard let (key, value) = split(argument) else {
                throw CommandError(.usage, "expected \"key=value\", got \"\(argument)\"")
            }
            values[key] = value
        }
        return values
    }

    /// Adds the arguments of an action to its parameters, as `juju run` does.
    ///
    /// `a.b=1` sets `b` in the map `a`. Values are YAML, where `y` and `n` are truth values as they are for Juju.
    ///
    /// - Parameters:
    ///   - arguments: Texts of the form `key.key…=value`.
    ///   - parameters: What a file gave; an argument wins.
    ///   - areText: Whether the values are taken as they stand, as `--string-args` asks.
    static func merge(
        _ arguments: [String], into parameters: PlainMap, areText: Bool
    ) throws(CommandError) -> PlainMap {
        var parameters = parameters
        for argument in arguments {
            guard let (path, text) = split(argument) else {
                throw CommandError(.usage, "argument \"\(argument)\" must be of the form key.key.key...=value")
            }
            let keys = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            for key in keys where !JujuNames.isActionName(key) {
                throw CommandError(
                    .usage,
                    "key \"\(key)\" must start and end with lowercase alphanumeric, "
                        + "and contain only lowercase alphanumeric and hyphens")
            }
            set(areText ? .string(text) : try value(text), at: keys[...], in: &parameters)
        }
        return parameters
    }

    /// Reads one value as YAML.
    static func value(_ text: String) throws(CommandError) -> PlainValue {
        switch text {
        case "": return .string("")
        case "y", "Y": return true
        case "n", "N": return false
        default: break
        }
        do {
            return try YAML.load(text)
        } catch {
            throw CommandError(.usage, "value \"\(text)\" is not YAML: \(error)")
        }
    }

    private static func set(_ value: PlainValue, at keys: ArraySlice<String>, in map: inout PlainMap) {
        guard let key = keys.first else { return }
        guard keys.count > 1 else {
            map[.string(key)] = value
            return
        }
        var inner = map[.string(key)]?.mapValue ?? [:]
        set(value, at: keys.dropFirst(), in: &inner)
        map[.string(key)] = .map(inner)
    }
}
