import HookCommands
import OrderedCollections

// Databags: who may read and write which, as Juju has it and `ops` says it.

extension ModelBackend {
    /// The content of a databag, read once; nothing when the relation is gone.
    func content(of databag: Databag) throws(OpsError) -> OrderedDictionary<String, String> {
        try checkRead(databag)
        if let known = databag.relation.databags[databag.owner] { return known }
        try checkApplicationData(databag, "read")
        // Juju refuses one reading alone: that of the application's own databag, to who does not lead it.
        let content = try unlessGone { () throws(OpsError) in
            try askOfRelation(
                refusalMeansGone: { () throws(OpsError) in
                    guard databag.isApplication, databag.owner == applicationName else { return true }
                    return if databag.relation.isPeer { true } else { try isLeader() }
                },
                { commands throws(HookCommandError) in
                    try commands.relationGet(
                        databag.relation.id, member: databag.owner, application: databag.isApplication)
                })
        }
        databag.relation.databags[databag.owner] = content ?? [:]
        return content ?? [:]
    }

    /// Writes what differs from the databag's content, in one call; an empty value removes its key.
    func update(_ databag: Databag, with values: OrderedDictionary<String, String>) throws(OpsError) {
        try checkWrite(databag)
        guard !values.isEmpty else { return }
        let changes = try changes(of: databag, by: values)
        guard !changes.isEmpty else { return }
        try checkApplicationData(databag, "written")
        try askOfRelation(
            refusalMeansGone: { () throws(OpsError) in
                if databag.isApplication { try isLeader() } else { true }
            },
            { commands throws(HookCommandError) in
                try commands.relationSet(
                    changes, relation: databag.relation.id, application: databag.isApplication)
            })
        databag.relation.databags[databag.owner]?.apply(changes)
    }

    /// What differs from the databag's content.
    private func changes(
        of databag: Databag, by values: OrderedDictionary<String, String>
    ) throws(OpsError) -> OrderedDictionary<String, String> {
        let content = try content(of: databag)
        return values.filter { $0.value != content[$0.key] ?? "" }
    }

    /// Every databag can be read, but for that of the own application, which is its leader's unless it is for peers.
    private func checkRead(_ databag: Databag) throws(OpsError) {
        guard runningEvent != nil, databag.isApplication, databag.owner == applicationName, !databag.relation.isPeer,
            try !isLeader(), try isActive(databag.relation)
        else { return }
        throw OpsError(
            .relationDataAccess, "\(context.unitName) is not leader and cannot read its own application databag")
    }

    /// A unit writes its own databag, and that of its application when it is the leader.
    private func checkWrite(_ databag: Databag) throws(OpsError) {
        guard runningEvent != nil else { return }
        let owner = databag.owner
        guard databag.isApplication else {
            guard owner != context.unitName else { return }
            throw OpsError(
                .relationDataAccess, "\(context.unitName) cannot write databag of \(owner): not the same unit.")
        }
        guard owner == applicationName else {
            throw OpsError(
                .relationDataAccess, "\(applicationName) cannot write the data of remote application \(owner)")
        }
        guard try isLeader() else {
            throw OpsError(
                .relationDataAccess, "\(context.unitName) is not leader and cannot write application data.")
        }
    }

    private func checkApplicationData(_ databag: Databag, _ verb: String) throws(OpsError) {
        guard databag.isApplication, !context.version.hasApplicationData else { return }
        throw OpsError(
            .notSupported,
            "An application's relation data cannot be \(verb) with Juju \(context.version); use 2.7 or later.")
    }
}

extension OrderedDictionary<String, String> {
    /// Takes over changes in place: a copy for each change would cost as much as the whole databag.
    fileprivate mutating func apply(_ changes: Self) {
        for (key, value) in changes where !value.isEmpty { self[key] = value }
        guard changes.contains(where: { $0.value.isEmpty }) else { return }
        removeAll { changes[$0.key]?.isEmpty == true }
    }
}
