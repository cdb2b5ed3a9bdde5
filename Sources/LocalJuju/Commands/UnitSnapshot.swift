package import HookTools

/// All that a unit can see of its model, and what the model remembers of it.
package struct UnitSnapshot: Sendable {
    /// What a hook of the unit would see now.
    package var hook: HookContext
    /// The endpoints of the charm that are between units of one machine.
    package var containedEndpoints: Set<String>
    /// The options that the operator has set.
    package var setOptions: Set<String>
    /// The model's name.
    package var modelName: String
    package var isLeader: Bool
    /// How many units the application is to have.
    package var plannedUnits: Int
    package var unitStatus: EntityStatus
    /// The application's status; `nil` when its leader has set none.
    package var applicationStatus: EntityStatus?
    /// Empty when the charm has set none.
    package var workloadVersion: String
    /// The model's copy of each resource, by name; images are files as well.
    package var resources: [String: String]
    /// The containers in the order of the metadata, with the sockets of their Pebbles; `nil` for one that is down.
    package var containers: [(name: String, socket: String?)]
    /// The database in the charm's folder.
    package var database: String
    /// Who owns each secret, by its id; nothing for one of the model's user.
    package var secretOwners: [String: String]
    /// Who may read each secret, by its id and by relation.
    package var secretGrants: [String: [Int: Set<String>]]
}
