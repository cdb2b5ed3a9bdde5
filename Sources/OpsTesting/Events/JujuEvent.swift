import OrderedCollections
import PlainValues

/// Something that Juju tells the unit.
///
/// The events are static members, with the names under which a charm observes them. What an event is about is a part of
/// the ``State``:
///
/// ```swift
/// let database = State.Relation("db", remoteUnits: [0: ["host": "10.0.0.5"]])
/// let outcome = try await context.run(.relationChanged(database), State(relations: [database]))
/// ```
public struct JujuEvent: Sendable, Hashable {
    /// The hook's name, as in `db-relation-changed`; of an action, the action's name.
    var name: String
    var relation: RelationPart?
    /// The storage instance's id, such as `data/0`.
    var storageID: String?
    var workload: Workload?
    var secret: SecretPart?
    var action: Action?
    /// The part of the state that the event was made of, which must be in the state in which it comes.
    var subject: Subject?

    enum Subject: Sendable, Hashable {
        case relation(State.Relation)
        case storage(State.Storage)
        case container(State.Container)
        case secret(State.Secret)
    }

    struct RelationPart: Sendable, Hashable {
        var id: Int
        var endpoint: String
        /// The remote application; empty as long as it is not known, which is that of a peer relation.
        var remoteApplication: String
        var remoteUnit: String?
        var departingUnit: String?
        var isBroken = false
        /// The number of the remote unit, of an event that was made without knowing the unit's application.
        var unitNumber: Int?
        /// Whether the remote unit is the relation's only one, unless it was given.
        var needsUnit = false
        /// Whether it is this unit that departs.
        var isOwnDeparture = false
    }

    struct Workload: Sendable, Hashable {
        var container: String
        var notice: Notice?
        var check: String?

        struct Notice: Sendable, Hashable {
            var id: String
            var type: String
            var key: String
        }
    }

    struct SecretPart: Sendable, Hashable {
        var id: String
        var label: String
        var revision: Int?
    }

    struct Action: Sendable, Hashable {
        var id: String
        var parameters: PlainValue
    }

    init(_ name: String) { self.name = name }
}
