package import OrderedCollections

/// What a hook did to secrets, to be committed at its end.
package struct SecretChanges: Hashable, Sendable {
    /// A new revision of a secret, or new words about it.
    ///
    /// What is `nil` stays.
    package struct Update: Hashable, Sendable {
        /// The content of the new revision.
        package var content: SecretContent?
        /// The new label.
        package var label: String?
        /// The new description.
        package var description: String?
        /// The new rotation policy.
        package var rotation: String?
        /// The new time of expiry, as RFC 3339 writes it.
        package var expiry: String?
    }

    /// A permission that is given.
    package struct Grant: Hashable, Sendable {
        /// The relation through which it is given, and with whose end it ends.
        package var relationID: Int
        /// Who may read: the remote application, or one unit of it.
        package var unit: String?
        /// The remote application.
        package var application: String
    }

    /// A permission that is taken back: of a relation, an application or a unit.
    package struct Revocation: Hashable, Sendable {
        /// Everything that was given through the relation.
        package var relationID: Int?
        /// What was given to the application.
        package var application: String?
        /// What was given to the unit.
        package var unit: String?
    }

    /// What is removed: one revision, or the whole secret.
    package struct Removal: Hashable, Sendable {
        /// The revision; `nil` for all of them.
        package var revision: Int?
    }

    /// New secrets by id, in the order in which they were made.
    package internal(set) var created: OrderedDictionary<String, SecretSnapshot> = [:]
    /// Updates by id: several in one hook are one.
    package internal(set) var updated: OrderedDictionary<String, Update> = [:]
    /// Grants by id.
    package internal(set) var granted: OrderedDictionary<String, [Grant]> = [:]
    /// Revocations by id.
    package internal(set) var revoked: OrderedDictionary<String, [Revocation]> = [:]
    /// Removals by id.
    package internal(set) var removed: OrderedDictionary<String, [Removal]> = [:]
    /// Revisions that the unit reads from now on, by id.
    package internal(set) var tracked: OrderedDictionary<String, Int> = [:]
    /// Labels that the unit, as a consumer, gave, by id.
    package internal(set) var consumerLabels: OrderedDictionary<String, String> = [:]

    /// Whether nothing was done.
    package var isEmpty: Bool {
        created.isEmpty && updated.isEmpty && granted.isEmpty && revoked.isEmpty && removed.isEmpty && tracked.isEmpty
            && consumerLabels.isEmpty
    }

    package init() {}
}
