import HookCommands
import OrderedCollections

// Relations, each question asked once.

extension ModelBackend {
    /// The name of the application that this unit belongs to.
    var applicationName: String { Unit(name: context.unitName, backend: self).app.name }

    /// The relations of an endpoint, without one that is about to be gone.
    func relations(at endpoint: String) throws(OpsError) -> [RelationRecord] {
        if let listed = answers.listedRelations[endpoint] { return listed }
        try EventDeclaration.endpoint(endpoint).check(in: metadata)
        let ids = try askOfRelation { commands throws(HookCommandError) in
            try commands.relationIDs(endpoint: endpoint)
        }
        let broken = context.brokenRelationID
        var listed: [RelationRecord] = []
        for id in ids where id.number != broken {
            let relation = try relation(endpoint, number: id.number)
            relation.isListed = true
            listed.append(relation)
        }
        answers.listedRelations[endpoint] = listed
        return listed
    }

    /// A relation, whether there is one or not; Juju is not asked.
    func relation(_ endpoint: String, number: Int) throws(OpsError) -> RelationRecord {
        let name = "\(endpoint):\(number)"
        if let known = answers.relations[name] { return known }
        try EventDeclaration.endpoint(endpoint).check(in: metadata)
        let isPeer = metadata.relations[endpoint]?.role == .peer
        let relation = RelationRecord(endpoint: endpoint, number: number, isPeer: isPeer)
        answers.relations[name] = relation
        return relation
    }

    /// Whether a relation is one of the model's: not gone, and not about to be.
    func isActive(_ relation: RelationRecord) throws(OpsError) -> Bool {
        _ = try relations(at: relation.endpoint)
        guard relation.isListed else { return false }
        _ = try units(of: relation)
        return !relation.isGone
    }

    /// The names of the remote units; none when the relation is gone.
    func units(of relation: RelationRecord) throws(OpsError) -> [String] {
        if let units = relation.units { return units }
        let listed = try unlessGone { () throws(OpsError) in
            try askOfRelation { commands throws(HookCommandError) in try commands.relationList(relation.id) }
        }
        relation.isGone = listed == nil
        relation.units = listed ?? []
        return listed ?? []
    }

    /// The name of the remote application, or `nil` when Juju does not know it.
    func remoteApplication(of relation: RelationRecord) throws(OpsError) -> String? {
        if let known = relation.remoteApplication { return known }
        let name = try findRemoteApplication(of: relation)
        relation.remoteApplication = .some(name)
        return name
    }

    private func findRemoteApplication(of relation: RelationRecord) throws(OpsError) -> String? {
        if relation.isPeer { return applicationName }
        if context.relationID == relation.number, let name = context.remoteApplicationName { return name }
        if let unit = try units(of: relation).first { return self.unit(unit).app.name }
        let answer = try unlessGone { () throws(OpsError) in
            try askOfRelation { commands throws(HookCommandError) in
                try commands.relationRemoteApplication(relation.id)
            }
        }
        return answer ?? nil
    }

    /// The unit that has left this relation, when its databag can still be read.
    func departedUnit(of relation: RelationRecord) throws(OpsError) -> String? {
        guard !relation.isPeer, let unit = context.departedUnitName,
            try self.unit(unit).app.name == remoteApplication(of: relation)
        else { return nil }
        return unit
    }

    func remoteModel(of relation: RelationRecord) throws(OpsError) -> RemoteModel {
        if let known = relation.remoteModel { return known }
        let uuid = try askOfRelation { commands throws(HookCommandError) in
            try commands.relationModelGet(relation.id)
        }
        let model = RemoteModel(uuid: uuid)
        relation.remoteModel = model
        return model
    }

    func unit(_ name: String) -> Unit { Unit(name: name, backend: self) }

    // MARK: Gone, or not allowed

    /// Runs a hook command about a relation, and tells a relation that is gone from one that the unit may not touch.
    ///
    /// Juju says `relation not found` where the agent no longer knows the relation, and often `permission denied` where
    /// the controller no longer does.
    ///
    /// - Parameters:
    ///   - refusalMeansGone: Whether the unit would be allowed this if the relation were there.
    ///   - command: Runs the hook command.
    func askOfRelation<Answer>(
        refusalMeansGone: () throws(OpsError) -> Bool = { () throws(OpsError) in true },
        _ command: (HookCommands) throws(HookCommandError) -> Answer
    ) throws(OpsError) -> Answer {
        try ask(
            command,
            isRelationGone: { error throws(OpsError) in
                guard error.code == .permissionDenied else { return error.code == .relationNotFound }
                return try refusalMeansGone()
            })
    }

    /// What a question gives, or `nil` when the relation is gone.
    func unlessGone<Answer>(_ question: () throws(OpsError) -> Answer) throws(OpsError) -> Answer? {
        do {
            return try question()
        } catch {
            guard error.code == .relationNotFound else { throw error }
            return nil
        }
    }
}
