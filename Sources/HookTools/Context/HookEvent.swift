/// What the hook or action runs for: the defaults of the tools' arguments.
package struct HookEvent: Hashable, Sendable {
    /// The hook's name, such as `db-relation-changed`; empty for an action.
    package var name: String
    /// The relation that the event is about.
    package var relationID: Int?
    /// The remote unit that the event is about.
    package var remoteUnit: String?
    /// The remote application that the event is about.
    package var remoteApplication: String?
    /// The storage that the event is about, such as `data/0`.
    package var storageID: String?

    package init(
        name: String,
        relationID: Int? = nil,
        remoteUnit: String? = nil,
        remoteApplication: String? = nil,
        storageID: String? = nil
    ) {
        self.name = name
        self.relationID = relationID
        self.remoteUnit = remoteUnit
        self.remoteApplication = remoteApplication
        self.storageID = storageID
    }
}
