/// A storage instance of a unit: a folder, or for a block device an empty file, in the model's folder.
struct StorageRecord: Codable, Hashable {
    /// `data/0`.
    var id: String
    var unit: String
    /// `filesystem` or `block`.
    var kind: String
    /// Seconds since 1970.
    var created: Double
    /// Whether the unit was told that it is attached.
    var attached = false
    /// Whether the unit was told that it goes.
    var detached = false

    /// The storage's name in the charm's metadata.
    var name: String { String(id.prefix { $0 != "/" }) }
    /// `data-0`, as its folder is called.
    var dashedID: String { id.split(separator: "/").joined(separator: "-") }
}
