/// Where a storage is mounted in a container.
public struct ContainerMount: Hashable, Sendable {
    private let container: String
    /// The name of the storage, which is a key of ``CharmMetadata/storages``.
    public let storage: String
    /// The paths at which the storage is mounted, in the order of the file; there is at least one.
    public let locations: [String]

    /// The one path at which the storage is mounted.
    ///
    /// - Throws: ``CharmMetadataError`` when there are several; see ``locations``.
    public var location: String {
        get throws(CharmMetadataError) {
            guard let location = locations.first, locations.count == 1 else {
                throw CharmMetadataError(
                    .severalLocations,
                    "The storage \"\(storage)\" is mounted in \"\(container)\" at \(locations.count) locations; "
                        + "use locations.")
            }
            return location
        }
    }

    init(container: String, storage: String, locations: [String]) {
        self.container = container
        self.storage = storage
        self.locations = locations
    }
}
