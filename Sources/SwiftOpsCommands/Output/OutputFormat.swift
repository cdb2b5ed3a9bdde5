import ArgumentParser
import PlainValues
import YAML

/// The formats of a command that prints values.
enum StructuredFormat: String, ExpressibleByArgument, CaseIterable {
    case yaml
    case json

    /// Renders values with keys in order, as Juju's client does; ends with a newline.
    func text(_ value: PlainValue) throws -> String {
        switch self {
        case .json: try JSON.write(value, .go) + "\n"
        case .yaml: try YAML.dump(value, style: YAML.Style(allowsUnicode: true))
        }
    }
}

/// The formats of a command that prints a table unless it is asked otherwise.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
    case tabular
    case yaml
    case json

    /// The format of values, or `nil` for the table.
    var structured: StructuredFormat? { StructuredFormat(rawValue: rawValue) }
}

/// The formats of a command that prints what a task gave.
enum TaskFormat: String, ExpressibleByArgument, CaseIterable {
    case plain
    case yaml
    case json

    /// The format of values, or `nil` for plain text.
    var structured: StructuredFormat? { StructuredFormat(rawValue: rawValue) }
}
