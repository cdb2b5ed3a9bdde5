import HookCommands
import OrderedCollections

/// What is known of one relation in this dispatch.
final class RelationRecord {
    let endpoint: String
    let number: Int
    /// Whether this unit's application talks among itself here.
    let isPeer: Bool
    /// The names of the remote units, once Juju has listed them.
    var units: [String]?
    /// Whether Juju has listed the relation among its endpoint's, and it is not about to be gone.
    var isListed = false
    /// Whether Juju has said that there is no such relation.
    var isGone = false
    /// The name of the remote application, once it is known; the inner `nil` when Juju does not know it.
    var remoteApplication: String??
    var remoteModel: RemoteModel?
    /// The databags, by the name of the unit or application: only those of units have a `/`.
    var databags: [String: OrderedDictionary<String, String>] = [:]

    /// The relation as hook commands name it: with its endpoint, so that Juju refuses another endpoint's number.
    var id: RelationID { RelationID(endpoint: endpoint, number: number) }

    init(endpoint: String, number: Int, isPeer: Bool) {
        self.endpoint = endpoint
        self.number = number
        self.isPeer = isPeer
    }

    /// Forgets what Juju has said.
    func forget() {
        units = nil
        isListed = false
        isGone = false
        remoteApplication = nil
        remoteModel = nil
        databags = [:]
    }
}
