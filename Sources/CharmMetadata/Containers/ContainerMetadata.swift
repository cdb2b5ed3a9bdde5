public import OrderedCollections

/// A workload container beside the charm's own, under Pebble.
public struct ContainerMetadata: Hashable, Sendable {
    /// The container's name.
    public let name: String
    /// The name of the resource that holds the container's image, unless ``bases`` says what it is made of.
    public let resource: String?
    /// What the container's image is made of, the best first, unless there is a ``resource``.
    public let bases: [ContainerBase]
    /// Where storages are mounted in the container, by the name of the storage.
    ///
    /// A mount without a location is passed over, as `ops` does.
    public let mounts: OrderedDictionary<String, ContainerMount>

    init(name: String, _ fields: Fields) throws(CharmMetadataError) {
        self.name = name
        resource = try fields.text("resource")
        var bases: [ContainerBase] = []
        for base in try fields.list("bases") { bases.append(try ContainerBase(base)) }
        self.bases = bases
        guard resource?.isEmpty ?? true || bases.isEmpty else {
            throw fields.error(.invalidValue, "bases", "is there as well as resource; drop one of them")
        }
        var locations = OrderedDictionary<String, [String]>()
        for mount in try fields.list("mounts") {
            guard let location = try mount.text("location"), !location.isEmpty else { continue }
            locations[try mount.text("storage") ?? "", default: []].append(location)
        }
        mounts = OrderedDictionary(
            uniqueKeysWithValues: locations.lazy.map { storage, locations in
                (storage, ContainerMount(container: name, storage: storage, locations: locations))
            })
    }
}
