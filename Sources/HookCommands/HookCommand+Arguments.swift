// Putting a call together.

extension HookCommand {
    /// Adds an option and its value, when there is one.
    mutating func add(_ option: String, _ value: String?) {
        guard let value else { return }
        arguments.append(option)
        arguments.append(value)
    }

    /// Adds an option without a value.
    mutating func add(flag: String, if isWanted: Bool) {
        if isWanted { arguments.append(flag) }
    }

    /// Adds what is no option.
    ///
    /// A name that came from elsewhere, as a secret's ID comes from a related application, must not become an option.
    mutating func add(operand: String) throws(HookCommandError) {
        guard !operand.hasPrefix("-") else {
            throw HookCommandError(
                .invalidArgument, tool: name,
                "\(name) would take an argument that begins with '-' for an option; no name or ID begins so.")
        }
        arguments.append(operand)
    }

    /// Adds text that may begin with `-`.
    mutating func add(freeText: String) {
        arguments.append("--")
        arguments.append(freeText)
    }

    /// Refuses a NUL byte: an argument ends at its first one, and the tool would see another than was given.
    func checkForNUL() throws(HookCommandError) {
        for argument in arguments where argument.utf8.contains(0) {
            throw HookCommandError(
                .invalidArgument, tool: name,
                "An argument of \(name) has a NUL byte in it; a hook command cannot take one.")
        }
    }
}
