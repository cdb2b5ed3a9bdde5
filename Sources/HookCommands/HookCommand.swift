/// One call of a hook command: what it is called, its arguments and what it reads on standard input.
///
/// Its description never shows what a value may be: a status or log message, an action's result and standard input are
/// left out, so that it can be logged.
public struct HookCommand: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The command's name, such as `relation-get`.
    public var name: String
    /// The arguments after the name, in order.
    public var arguments: [String]
    /// What the command reads on standard input, or `nil` when it reads nothing.
    public var input: [UInt8]?

    /// Makes a call of a hook command.
    ///
    /// - Parameters:
    ///   - name: The command's name, such as `relation-get`.
    ///   - arguments: The arguments after the name.
    ///   - input: What the command reads on standard input, or `nil` when it reads nothing.
    public init(_ name: String, _ arguments: [String] = [], input: [UInt8]? = nil) {
        self.name = name
        self.arguments = arguments
        self.input = input
    }

    /// The name and the arguments, without the values of `key=value` and without what follows `--`.
    public var description: String {
        var words = [name] + argumentsWithoutValues
        if let input {
            words.append("< \(input.count) bytes")
        }
        return words.joined(separator: " ")
    }

    /// The arguments without the values of `key=value` and without what follows `--`.
    var argumentsWithoutValues: [String] {
        var words: [String] = []
        for argument in arguments {
            if argument == "--" {
                words.append("-- [redacted]")
                break
            }
            let key = argument.prefix { $0 != "=" }
            let isAssignment = key.count < argument.count && !argument.hasPrefix("-")
            words.append(isAssignment ? "\(key)=[redacted]" : argument)
        }
        return words
    }

    /// A mirror that shows no more than the description.
    public var customMirror: Mirror { Mirror(self, children: ["command": description]) }
}
