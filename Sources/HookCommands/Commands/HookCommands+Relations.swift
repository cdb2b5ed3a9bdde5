public import OrderedCollections
import PlainValues

// Wherever a relation is left out, Juju takes the one whose event is running.

extension HookCommands {
    /// Lists the relations of an endpoint.
    ///
    /// - Parameter endpoint: The endpoint. One that the charm does not declare has no relations; it is no error.
    /// - Returns: The relations, as Juju sorts them.
    /// - Throws: ``HookCommandError``.
    public func relationIDs(endpoint: String) throws(HookCommandError) -> [RelationID] {
        var command = HookCommand("relation-ids")
        try command.add(operand: endpoint)
        command.add(flag: "--format=json", if: true)
        var relations: [RelationID] = []
        for element in try ask(command).elements() {
            guard let relation = RelationID(try element.text()) else {
                throw element.unexpected("a list of relations such as 'db:7'")
            }
            relations.append(relation)
        }
        return relations
    }

    /// Lists the remote units of a relation; of a peer relation, the other units.
    ///
    /// - Parameter relation: The relation; by default the event's.
    /// - Returns: The units' names, as Juju sorts them.
    /// - Throws: ``HookCommandError``, with ``HookCommandError/Code/relationNotFound``.
    public func relationList(_ relation: RelationID? = nil) throws(HookCommandError) -> [String] {
        var command = HookCommand("relation-list", ["--format=json"])
        command.add("-r", relation?.description)
        return try ask(command).texts()
    }

    /// Tells the remote application of a relation.
    ///
    /// - Parameter relation: The relation; by default the event's.
    /// - Returns: The application's name; `nil` when Juju does not know it.
    /// - Throws: ``HookCommandError``, with ``HookCommandError/Code/relationNotFound``.
    public func relationRemoteApplication(_ relation: RelationID? = nil) throws(HookCommandError) -> String? {
        var command = HookCommand("relation-list", ["--format=json", "--app"])
        command.add("-r", relation?.description)
        let answer = try ask(command)
        guard !answer.value.isNull else { return nil }
        let name = try answer.text()
        return name.isEmpty ? nil : name
    }

    /// Reads a databag.
    ///
    /// - Parameters:
    ///   - relation: The relation; by default the event's.
    ///   - member: The unit or application whose databag it is; by default the event's remote unit, or its application.
    ///   - application: Whether it is an application's databag.
    /// - Returns: The databag.
    /// - Throws: ``HookCommandError``, with ``HookCommandError/Code/relationNotFound``, or
    ///   ``HookCommandError/Code/permissionDenied`` for the databag of the unit's own application, which only the leader
    ///   may read unless the relation is a peer relation.
    public func relationGet(
        _ relation: RelationID? = nil, member: String? = nil, application: Bool = false
    ) throws(HookCommandError) -> OrderedDictionary<String, String> {
        var command = HookCommand("relation-get", ["--format=json"])
        command.add("-r", relation?.description)
        command.add(flag: "--app", if: application)
        if let member {
            command.arguments.append("-")
            try command.add(operand: member)
        }
        return try ask(command).textMap()
    }

    /// Reads one value of a databag.
    ///
    /// - Parameters:
    ///   - relation: The relation; by default the event's.
    ///   - key: The key.
    ///   - member: The unit or application whose databag it is; by default the event's remote unit, or its application.
    ///   - application: Whether it is an application's databag.
    /// - Returns: The value, or `nil` when the databag does not have the key.
    /// - Throws: ``HookCommandError``, as ``relationGet(_:member:application:)`` does.
    public func relationGet(
        _ relation: RelationID? = nil, key: String, member: String? = nil, application: Bool = false
    ) throws(HookCommandError) -> String? {
        var command = HookCommand("relation-get", ["--format=json"])
        command.add("-r", relation?.description)
        command.add(flag: "--app", if: application)
        try command.add(operand: key)
        if let member { try command.add(operand: member) }
        let answer = try ask(command)
        return answer.value.isNull ? nil : try answer.text()
    }

    /// Writes to the unit's own databag, or to its application's.
    ///
    /// Others see it when the dispatch has succeeded.
    ///
    /// The values reach Juju on standard input; none is on a command line.
    ///
    /// - Parameters:
    ///   - values: What to write. An empty value removes its key; other keys stay as they are.
    ///   - relation: The relation; by default the event's.
    ///   - application: Whether to write to the application's databag, which only the leader may.
    /// - Throws: ``HookCommandError``, with ``HookCommandError/Code/relationNotFound`` or
    ///   ``HookCommandError/Code/notLeader``.
    public func relationSet(
        _ values: OrderedDictionary<String, String>, relation: RelationID? = nil, application: Bool = false
    ) throws(HookCommandError) {
        var command = HookCommand("relation-set")
        command.add("-r", relation?.description)
        command.add(flag: "--app", if: application)
        command.add("--file", "-")
        command.input = TextDocument(values).bytes
        try run(command)
    }

    /// Tells the model of a related application.
    ///
    /// Juju 3.6 and 4 have this; older ones do not.
    ///
    /// - Parameter relation: The relation; by default the event's.
    /// - Returns: The model's UUID.
    /// - Throws: ``HookCommandError``, with ``HookCommandError/Code/relationNotFound``.
    public func relationModelGet(_ relation: RelationID? = nil) throws(HookCommandError) -> String {
        var command = HookCommand("relation-model-get", ["--format=json"])
        command.add("-r", relation?.description)
        return try ask(command).required("uuid").text()
    }
}
