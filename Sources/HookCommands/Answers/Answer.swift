import OrderedCollections
import PlainValues

/// What a hook command answered in JSON, or a part of it.
///
/// The reading functions throw ``HookCommandError/Code/unexpectedAnswer``, naming the command, the field and the kinds of
/// what was found and what was expected; never a value.
struct Answer {
    let value: PlainValue
    private let command: HookCommand
    private let field: String?

    /// Reads the answer of a command.
    init(of command: HookCommand, in bytes: [UInt8]) throws(HookCommandError) {
        self.command = command
        field = nil
        do {
            value = try JSON.parse(bytes)
        } catch {
            let found = bytes.isEmpty ? "nothing" : "\(bytes.count) bytes that are not JSON"
            throw HookCommandError(
                .unexpectedAnswer, tool: command.name,
                "\(command.name) answered \(found), where JSON was expected. \(error.description)"
            ).of(command)
        }
    }

    private init(_ value: PlainValue, command: HookCommand, field: String?) {
        self.value = value
        self.command = command
        self.field = field
    }

    /// The error for an answer that is not what was expected.
    func unexpected(_ expected: String) -> HookCommandError {
        let place = field.map { " as '\($0)'" } ?? ""
        return HookCommandError(
            .unexpectedAnswer, tool: command.name,
            "\(command.name) answered \(value.kindName)\(place), where \(expected) was expected."
        ).of(command)
    }

    /// A part of this answer that error messages name as they name the whole.
    func part(_ value: PlainValue) -> Answer {
        Answer(value, command: command, field: field)
    }

    /// A field of the map that this is, or `nil` when it is absent or null.
    func optional(_ name: String) throws(HookCommandError) -> Answer? {
        guard let entries = value.mapValue else { throw unexpected("a map") }
        guard let value = entries[.string(name)], !value.isNull else { return nil }
        return Answer(value, command: command, field: name)
    }

    /// A field of the map that this is.
    func required(_ name: String) throws(HookCommandError) -> Answer {
        if let field = try optional(name) { return field }
        throw HookCommandError(
            .unexpectedAnswer, tool: command.name,
            "\(command.name) answered a map without '\(name)', which was expected."
        ).of(command)
    }
}
