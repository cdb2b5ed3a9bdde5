import Foundation
import OrderedCollections
import PlainValues
import YAML

/// A file that an option names.
enum InputFile {
    /// The largest file that is read, as Juju has it for the value of an option.
    private static let limit = 5 << 20

    /// Reads a whole file of text.
    static func text(_ path: String, _ console: Console) throws(CommandError) -> String {
        let path = console.absolutePath(path)
        let data: Data
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            data = try file.read(upToCount: limit + 1) ?? Data()
        } catch {
            throw CommandError(.file, "cannot read the file \(path): \(error.localizedDescription)")
        }
        guard data.count <= limit else {
            throw CommandError(.file, "the file \(path) is larger than the \(limit) bytes that are read")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw CommandError(.file, "the file \(path) is not UTF-8 text")
        }
        return text
    }

    /// Reads a YAML file that holds a map.
    static func map(_ path: String, _ console: Console) throws(CommandError) -> PlainMap {
        let text = try text(path, console)
        let value: PlainValue
        do {
            value = try YAML.load(text)
        } catch {
            throw CommandError(.file, "the file \(path) is not YAML: \(error)")
        }
        if value.isNull { return [:] }
        guard let map = value.mapValue else {
            throw CommandError(.file, "the file \(path) must hold a YAML map, and holds \(value.kindName)")
        }
        return map
    }

    /// Reads an application's options from a YAML file: under the application's name, or at the top.
    ///
    /// - Parameter application: The name, or `nil` when the charm gives it: then the only map of the file holds them.
    static func config(
        _ path: String, application: String?, _ console: Console
    ) throws(CommandError) -> OrderedDictionary<String, String> {
        var map = try map(path, console)
        let inner = application.map { map[.string($0)] } ?? (map.count == 1 ? map.values.first : nil)
        if let inner = inner?.mapValue { map = inner }
        var options: OrderedDictionary<String, String> = [:]
        for (key, value) in map {
            guard let name = key.stringValue else {
                throw CommandError(.file, "the file \(path) names an option with \(key.kindName) instead of text")
            }
            guard let text = scalarText(value) else {
                throw CommandError(
                    .file,
                    "the file \(path) gives the option \"\(name)\" \(value.kindName); an option is text, a number or a boolean"
                )
            }
            options[name] = text
        }
        return options
    }

    private static func scalarText(_ value: PlainValue) -> String? {
        switch value {
        case .string(let text), .timestamp(let text): text
        case .bool(let truth): truth ? "true" : "false"
        case .int(let number): String(number)
        case .double(let number): String(number)
        default: nil
        }
    }
}
