import CharmMetadata

/// An endpoint of an application, as a relation may use it.
struct RelationEndpoint: Hashable {
    /// What every application provides without saying so.
    private static let implicitName = "juju-info"

    var application: String
    var name: String
    var role: RelationRole
    var interface: String
    var limit: Int?
    var scope: RelationScope
    /// Whether the application is a subordinate one.
    var isSubordinate: Bool
    /// Whether it is the endpoint that a charm has without declaring it.
    var isImplicit = false

    /// An endpoint that a charm declares.
    init(_ application: String, _ metadata: RelationMetadata, isSubordinate: Bool) {
        self.application = application
        name = metadata.name
        role = metadata.role
        interface = metadata.interface
        limit = metadata.limit
        scope = metadata.scope
        self.isSubordinate = isSubordinate
    }

    /// The endpoint `juju-info`.
    init(implicitOf application: String, isSubordinate: Bool) {
        self.application = application
        name = Self.implicitName
        role = .provides
        interface = Self.implicitName
        scope = .global
        self.isSubordinate = isSubordinate
        isImplicit = true
    }

    var side: RelationRecord.Side { RelationRecord.Side(application: application, endpoint: name) }

    /// Whether the endpoint can be related to another application's.
    ///
    /// Only units of a subordinate application share a machine with another's, so without one there is no relation within
    /// machines.
    func fits(_ other: RelationEndpoint) -> Bool {
        guard application != other.application, interface == other.interface else { return false }
        guard scope == .global && other.scope == .global || isSubordinate || other.isSubordinate else { return false }
        switch (role, other.role) {
        case (.provides, .requires), (.requires, .provides): return true
        default: return false
        }
    }
}
