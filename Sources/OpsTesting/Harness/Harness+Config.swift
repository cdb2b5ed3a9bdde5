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
            let option = try option(name)
            guard !value.isNull else { continue }
            if let problem = option.problem(with: value) { throw TestingError(.invalidValue, problem) }
        }
        for name in unset { _ = try option(name) }
        for (name, value) in values where !value.isNull { simulation.state.config[name] = value }
        for name in unset { simulation.state.config[name] = nil }
        try tell(JujuEvent("config-changed"))
    }

    private func option(_ name: String) throws(TestingError) -> ConfigOption {
        guard let option = simulation.metadata.config[name] else {
            throw TestingError(
                .notDeclared,
                "The charm declares no option '\(name)'; it has \(Self.list(simulation.metadata.config.keys)).")
        }
        return option
    }
}

extension ConfigOption {
    /// What is wrong with the option itself, as a sentence; `nil` when Juju takes it.
    var problem: String? {
        let kinds: [Kind] = [.string, .int, .float, .boolean, .secret]
        guard kinds.contains(kind) else {
            return """
                The option '\(name)' is of the type '\(kind.rawValue)', which there is not; write \
                \(kinds.map(\.rawValue).joined(separator: ", ")).
                """
        }
        guard let preset = self.default, !preset.isNull else { return nil }
        if kind == .float, case .int = preset { return nil }
        guard problem(with: preset) != nil else { return nil }
        return "The option '\(name)' is of the type '\(kind.rawValue)', and \(preset.kindName) cannot be its default."
    }

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
