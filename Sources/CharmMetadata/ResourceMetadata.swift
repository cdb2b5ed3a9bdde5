/// A file or an image that is deployed with a charm.
public struct ResourceMetadata: Hashable, Sendable {
    /// What a resource is; nobody checks that it is one of the known kinds.
    public struct Kind: RawRepresentable, Hashable, Sendable {
        /// The name in the file.
        public let rawValue: String

        /// Makes a kind of its name in the file.
        ///
        /// - Parameter rawValue: The name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A file, which a unit fetches.
        public static let file = Kind(rawValue: "file")
        /// The image of a container.
        public static let ociImage = Kind(rawValue: "oci-image")
    }

    /// The resource's name.
    public let name: String
    /// What the resource is.
    public let kind: Kind
    /// The name of the file.
    public let filename: String?
    /// Where the image of a container is, as `python:3.12-slim`, which publishing and testing tools read; Juju itself does not.
    public let upstreamSource: String?
    /// What the resource is for; empty when the file does not say.
    public let description: String

    init(name: String, _ fields: Fields) throws(CharmMetadataError) {
        self.name = name
        kind = Kind(rawValue: try fields.requiredText("type", "file or oci-image"))
        filename = try fields.text("filename")
        upstreamSource = try fields.text("upstream-source")
        description = try fields.text("description") ?? ""
    }
}
