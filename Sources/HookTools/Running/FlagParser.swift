/// Takes arguments apart by the rules of the library that Juju uses (gnuflag).
///
/// Flags may stand anywhere; `--` ends them; a lone `-` is an argument. Values: `--x v`, `--x=v`, `-x v`, `-xv`. A flag
/// without value may get one with `=` only. What follows a flag is its value, even when it begins with a dash.
struct FlagParser {
    // A tool has a handful of them: they are looked through faster than a table is made.
    private let flags: [ToolFlag]
    private let check: (ToolFlag.Kind, String) throws(HookToolError) -> String
    private var rest: ArraySlice<String>
    private var result = ToolArguments()

    /// Takes the arguments apart.
    ///
    /// - Parameters:
    ///   - arguments: The arguments after the tool's name.
    ///   - flags: The tool's flags.
    ///   - check: Checks a flag's value and returns the form in which it is kept; what it throws becomes the reason in
    ///     the error's text.
    /// - Throws: ``HookToolError`` with the library's text.
    static func parse(
        _ arguments: [String],
        flags: [ToolFlag],
        check: @escaping (ToolFlag.Kind, String) throws(HookToolError) -> String
    ) throws(HookToolError) -> ToolArguments {
        var parser = FlagParser(arguments, flags: flags, check: check)
        return try parser.run()
    }

    private init(
        _ arguments: [String],
        flags: [ToolFlag],
        check: @escaping (ToolFlag.Kind, String) throws(HookToolError) -> String
    ) {
        self.flags = flags
        self.check = check
        rest = arguments[...]
    }

    private mutating func run() throws(HookToolError) -> ToolArguments {
        while let argument = rest.popFirst() {
            let text = argument.utf8
            let name = text.drop { $0 == Self.dash }
            let dashes = text.count - name.count
            if dashes == 0 || (dashes == 1 && name.isEmpty) {
                result.positionals.append(argument)
            } else if dashes == 1 {
                try short(Substring(name))
            } else if dashes == 2, name.isEmpty {
                result.positionals += rest
                break
            } else {
                try long(text.dropFirst(2))
            }
            if result.asksForHelp { break }
        }
        return result
    }

    private static let dash = UInt8(ascii: "-")
    private static let equals = UInt8(ascii: "=")

    private mutating func long(_ text: Substring.UTF8View) throws(HookToolError) {
        let equals = text.firstIndex(of: Self.equals)
        let name = String(Substring(text[..<(equals ?? text.endIndex)]))
        let value = equals.map { String(Substring(text[text.index(after: $0)...])) }
        guard let flag = try flag(name) else { return }
        if let value {
            try set(flag, name, to: value)
        } else {
            try set(flag, name, to: flag.kind == .bool ? "true" : try next(name))
        }
    }

    /// Reads a group of flags of one character each: a flag that needs a value takes the rest as its value.
    private mutating func short(_ text: Substring) throws(HookToolError) {
        var group = text
        while let character = group.unicodeScalars.first {
            group.unicodeScalars.removeFirst()
            let name = String(character)
            guard let flag = try flag(name) else { return }
            if flag.kind != .bool {
                return try set(flag, name, to: group.isEmpty ? try next(name) : String(group))
            }
            if group.utf8.first == Self.equals {
                return try set(flag, name, to: String(Substring(group.utf8.dropFirst())))
            }
            try set(flag, name, to: "true")
        }
    }

    /// The flag of that name, or `nil` when it asks for help.
    private mutating func flag(_ name: String) throws(HookToolError) -> ToolFlag? {
        if let flag = flags.first(where: { $0.names.contains(name) }) { return flag }
        guard name == "help" || name == "h" else {
            throw HookToolError(.usage, "option provided but not defined: \(ToolFlag.withDashes(name))")
        }
        result.asksForHelp = true
        return nil
    }

    private mutating func next(_ name: String) throws(HookToolError) -> String {
        guard let value = rest.popFirst() else {
            throw HookToolError(.usage, "option needs an argument: \(ToolFlag.withDashes(name))")
        }
        return value
    }

    private mutating func set(_ flag: ToolFlag, _ name: String, to value: String) throws(HookToolError) {
        do throws(HookToolError) {
            result.flags.append(ToolArguments.Flag(name: flag.names[0], value: try check(flag.kind, value)))
        } catch {
            throw HookToolError(
                .usage,
                "invalid value \(GoText.quoted(value)) for option \(ToolFlag.withDashes(name)): \(error.description)")
        }
    }
}
