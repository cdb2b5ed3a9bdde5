/// A storage that a charm can be given.
public struct StorageMetadata: Hashable, Sendable {
    /// What a unit finds at a storage's location; nobody checks that it is one of the known kinds.
    public struct Kind: RawRepresentable, Hashable, Sendable {
        /// The name in the file.
        public let rawValue: String

        /// Makes a kind of its name in the file.
        ///
        /// - Parameter rawValue: The name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A folder of a mounted file system.
        public static let filesystem = Kind(rawValue: "filesystem")
        /// A block device.
        public static let block = Kind(rawValue: "block")
    }

    /// How many instances of a storage a unit can have.
    public struct InstanceRange: Hashable, Sendable {
        /// The fewest.
        public let minimum: Int
        /// The most, or `nil` when there is no limit.
        public let maximum: Int?
    }

    /// The storage's name.
    public let name: String
    /// What a unit finds at the storage's location.
    public let kind: Kind
    /// What the storage is for; empty when the file does not say.
    public let description: String
    /// Whether all units of the application share one storage.
    public let isShared: Bool
    /// Whether the storage cannot be written.
    public let isReadOnly: Bool
    /// The least size, as `1G`.
    public let minimumSize: String?
    /// The path at which the storage is mounted, or under which its instances are.
    public let location: String?
    /// How many instances of the storage a unit can have, or `nil` when it has one.
    public let multipleRange: InstanceRange?
    /// What else the storage is, as `transient`.
    public let properties: [String]

    init(name: String, _ fields: Fields) throws(CharmMetadataError) {
        self.name = name
        kind = Kind(rawValue: try fields.requiredText("type", "filesystem or block"))
        description = try fields.text("description") ?? ""
        isShared = try fields.flag("shared") ?? false
        isReadOnly = try fields.flag("read-only") ?? false
        minimumSize = try fields.text("minimum-size")
        location = try fields.text("location")
        multipleRange = try fields.fields("multiple").map { (multiple) throws(CharmMetadataError) in
            try InstanceRange(multiple)
        }
        properties = try fields.texts("properties")
    }
}

extension StorageMetadata.InstanceRange {
    /// Reads `range`: a number, `1-3`, `1-` or `1+`.
    fileprivate init(_ multiple: Fields) throws(CharmMetadataError) {
        let text = try multiple.requiredText("range", "the numbers of instances, as 1-3")
        let bounds = text.split(separator: "-", omittingEmptySubsequences: false)
        if text.hasSuffix("+"), let minimum = Int(text.dropLast()) {
            self.init(minimum: minimum, maximum: nil)
        } else if bounds.count == 1, let number = Int(text) {
            self.init(minimum: number, maximum: number)
        } else if bounds.count > 1, let minimum = Int(bounds[0]), bounds[1].isEmpty {
            self.init(minimum: minimum, maximum: nil)
        } else if bounds.count > 1, let minimum = Int(bounds[0]), let maximum = Int(bounds[1]) {
            self.init(minimum: minimum, maximum: maximum)
        } else {
            throw multiple.error(.invalidValue, "range", "is \"\(text)\"; write a number, 1-3, 1- or 1+")
        }
    }
}
