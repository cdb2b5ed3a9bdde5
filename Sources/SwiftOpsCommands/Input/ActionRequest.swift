/// What `juju run` is asked to do: the action, the units that run it, and the arguments that follow.
struct ActionRequest: Hashable {
    /// Names of units, or `application/leader`.
    let units: [String]
    let action: String
    /// Texts of the form `key.key…=value`.
    let arguments: [String]

    /// Sorts the positional arguments: units come first, then the action's name, then its parameters.
    init(_ positionals: [String]) throws(CommandError) {
        let count = positionals.prefix { JujuNames.application(ofUnitOrLeader: $0) != nil }.count
        let units = Array(positionals.prefix(count))
        let action = positionals.dropFirst(count).first
        if let action, !JujuNames.isActionName(action) {
            throw CommandError(.usage, "invalid unit or action name \"\(action)\"")
        }
        guard !units.isEmpty else { throw CommandError(.usage, "no unit specified") }
        guard let action else { throw CommandError(.usage, "no action specified") }
        guard Set(units.map { JujuNames.application(ofUnitOrLeader: $0) }).count == 1 else {
            throw CommandError(.usage, "all units must be of the same application")
        }
        self.units = units
        self.action = action
        arguments = Array(positionals.dropFirst(count + 1))
    }
}
