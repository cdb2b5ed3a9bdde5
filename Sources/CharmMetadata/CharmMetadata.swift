public import OrderedCollections

/// What a charm declares about itself in `metadata.yaml`, `actions.yaml` and `config.yaml`.
///
/// Most of it is for Juju and for Charmhub. A charm asks it which endpoints, storages and containers there are; the
/// framework asks it which events there can be. Fields that nobody here knows are passed over, absent fields have the
/// defaults that `ops` gives them, and what comes in an order in the file keeps it.
///
/// ```swift
/// let metadata = try CharmMetadata(charmDirectory: ".")
/// for (endpoint, relation) in metadata.requires {
///     print(endpoint, relation.interface)
/// }
/// ```
public struct CharmMetadata: Hashable, Sendable {
    /// The charm's name; empty when the file has none.
    public let name: String
    /// What the charm does, in a line.
    public let summary: String
    /// What the charm does, at length.
    public let description: String
    /// Who maintains the charm: `maintainer`, then `maintainers`, then the contact of `links`.
    ///
    /// Most are of the form `Ada <ada@example.com>`, but nothing enforces it.
    public let maintainers: [String]
    /// Where there is more about the charm.
    public let links: CharmLinks
    /// The categories that the charm belongs to.
    public let tags: [String]
    /// The terms that must be agreed to before the charm is deployed.
    public let terms: [String]
    /// The series of the operating system that the charm runs on, the default one first.
    public let series: [String]
    /// Whether the charm runs beside the units of another one.
    public let isSubordinate: Bool
    /// The lowest version of Juju that the charm runs with, as older charms say it; see ``assumes``.
    public let minimumJujuVersion: String?
    /// What the charm needs of Juju and of the cloud.
    public let assumes: JujuAssumes
    /// As whom the charm's code runs.
    public let charmUser: CharmUser
    /// The workload containers, by name.
    public let containers: OrderedDictionary<String, ContainerMetadata>
    /// The endpoints at which the charm uses what others offer, by name.
    public let requires: OrderedDictionary<String, RelationMetadata>
    /// The endpoints at which the charm offers something, by name.
    public let provides: OrderedDictionary<String, RelationMetadata>
    /// The endpoints at which units of the application talk among themselves, by name.
    public let peers: OrderedDictionary<String, RelationMetadata>
    /// The storages, by name.
    public let storages: OrderedDictionary<String, StorageMetadata>
    /// The resources that are deployed with the charm, by name.
    public let resources: OrderedDictionary<String, ResourceMetadata>
    /// The payloads, by name.
    public let payloads: OrderedDictionary<String, PayloadMetadata>
    /// The names of network bindings that belong to no endpoint.
    public let extraBindings: [String]
    /// The actions, by name.
    public let actions: OrderedDictionary<String, ActionMetadata>
    /// The config options, by name.
    public let config: OrderedDictionary<String, ConfigOption>

    /// All endpoints, by name: those of ``requires``, ``provides`` and ``peers``, of which a later one wins a name.
    public let relations: OrderedDictionary<String, RelationMetadata>

    init(metadata: Fields, actions: Fields, config: Fields) throws(CharmMetadataError) {
        name = try metadata.text("name") ?? ""
        summary = try metadata.text("summary") ?? ""
        description = try metadata.text("description") ?? ""
        let ownLinks = try metadata.fields("links")
        maintainers =
            try metadata.texts("maintainer") + metadata.texts("maintainers") + (ownLinks?.texts("contact") ?? [])
        links = try CharmLinks(metadata: metadata, links: ownLinks)
        tags = try metadata.texts("tags")
        terms = try metadata.texts("terms")
        series = try metadata.texts("series")
        isSubordinate = try metadata.flag("subordinate") ?? false
        minimumJujuVersion = try metadata.text("min-juju-version")
        assumes = try JujuAssumes(metadata)
        charmUser = CharmUser(rawValue: try metadata.text("charm-user") ?? CharmUser.root.rawValue)
        containers = try metadata.children("containers", ContainerMetadata.init)
        let requires = try metadata.children("requires") { (name, fields) throws(CharmMetadataError) in
            try RelationMetadata(role: .requires, name: name, fields)
        }
        let provides = try metadata.children("provides") { (name, fields) throws(CharmMetadataError) in
            try RelationMetadata(role: .provides, name: name, fields)
        }
        let peers = try metadata.children("peers") { (name, fields) throws(CharmMetadataError) in
            try RelationMetadata(role: .peer, name: name, fields)
        }
        self.requires = requires
        self.provides = provides
        self.peers = peers
        relations = requires.merging(provides) { $1 }.merging(peers) { $1 }
        storages = try metadata.children("storage", StorageMetadata.init)
        resources = try metadata.children("resources", ResourceMetadata.init)
        payloads = try metadata.children("payloads", PayloadMetadata.init)
        extraBindings = try metadata.names("extra-bindings")
        self.actions = try actions.children(ActionMetadata.init)
        self.config = try config.children("options", ConfigOption.init)
    }
}
