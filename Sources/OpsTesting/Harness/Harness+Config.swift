import Ops
public import PlainValues

extension Harness {
    // MARK: Configuration

    /// Sets and unsets options, as an operator does, and tells the charm, even if nothing differs.
    ///
    /// - Parameters:
    ///   - values: Options with their values; null leaves an option as it is.
    ///   - unset: Options that go back to their default, or to no value where they have none.
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/notDeclared`` for an option that the charm
    ///   does not declare, with ``TestingError/Code/invalidValue`` for a value of another type than the option's.
    public func updateConfig(_ values: [String: PlainValue] = [:], unset: [String] = []) throws {
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            guard let option = simulation.metadata.config[name] else {
                throw TestingError(
                    .notDeclared,
                    "The charm declares no option '\(name)'; it has \(Self.list(simulation.metadata.config.keys)).")
            }
            guard !value.isNull else { continue }
            if let problem = option.problem(with: value) { throw TestingError(.invalidValue, problem) }
        }
        for (name, value) in values where !value.isNull { simulation.state.config[name] = value }
        for name in unset { simulation.state.config[name] = nil }
        try emit(JujuEvent("config-changed"))
    }
}

extension ConfigOption {
    /// What is wrong with a value of the option, as a sentence; `nil` when it fits.
    func problem(with value: PlainValue) -> String? {
        let fits =
            switch (kind, value) {
            case (.string, .string), (.secret, .string), (.int, .int), (.float, .double), (.boolean, .bool): true
            default: false
            }
        return fits
            ? nil
            : "The option '\(name)' is of the type '\(kind.rawValue)'; \(value.kindName) cannot be its value."
    }
}
