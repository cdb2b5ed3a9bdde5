/// Where there is more about a charm.
public struct CharmLinks: Hashable, Sendable {
    /// The addresses of the project's pages.
    public let websites: [String]
    /// The addresses of the charm's source code.
    public let sources: [String]
    /// The addresses at which problems are reported.
    public let issues: [String]
    /// The address of the charm's documentation.
    public let documentation: String?

    /// Reads the links: each is at the top of `metadata.yaml`, or under `links` as `charmcraft.yaml` has them.
    init(metadata: Fields, links: Fields?) throws(CharmMetadataError) {
        websites = try Self.texts("website", metadata, links)
        sources = try Self.texts("source", metadata, links)
        issues = try Self.texts("issues", metadata, links)
        let own = try metadata.text("docs")
        documentation = own == nil ? try links?.text("documentation") : own
    }

    private static func texts(_ key: String, _ metadata: Fields, _ links: Fields?) throws(CharmMetadataError)
        -> [String]
    {
        let texts = try metadata.texts(key)
        return texts.isEmpty ? try links?.texts(key) ?? [] : texts
    }
}
