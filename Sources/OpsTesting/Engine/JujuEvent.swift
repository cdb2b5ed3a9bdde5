import OrderedCollections
import PlainValues

/// Something that Juju tells the unit.
public struct JujuEvent: Sendable, Hashable {
    /// The hook's name, as in `db-relation-changed`; of an action, the action's name.
    var name: String
    var relation: RelationPart?
    /// The storage instance's id, such as `data/0`.
    var storageID: String?
    var workload: Workload?
    var secret: SecretPart?
    var action: Action?

    struct RelationPart: Sendable, Hashable {
        var id: Int
        var endpoint: String
        var remoteApplication: String
        var remoteUnit: String?
        var departingUnit: String?
        var isBroken = false
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
