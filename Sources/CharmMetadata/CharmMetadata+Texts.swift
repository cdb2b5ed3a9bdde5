import PlainValues
import YAML

extension CharmMetadata {
    /// Reads metadata that is given as texts.
    ///
    /// - Parameters:
    ///   - metadata: The text of `metadata.yaml`.
    ///   - actions: The text of `actions.yaml`, if the charm has one.
    ///   - config: The text of `config.yaml`, if the charm has one.
    /// - Throws: ``CharmMetadataError`` when a text is not YAML, or not metadata. An empty text is no error: what it
    ///   could declare has its defaults.
    public init(
        metadata: String, actions: String? = nil, config: String? = nil
    ) throws(CharmMetadataError) {
        try self.init(
            metadata: Self.fields(metadata, "metadata.yaml"),
            actions: Self.fields(actions ?? "", "actions.yaml"),
            config: Self.fields(config ?? "", "config.yaml"))
    }

    private static func fields(_ text: String, _ file: String) throws(CharmMetadataError) -> Fields {
        let document: PlainValue
        do {
            document = try YAML.load(text, source: file)
        } catch {
            throw CharmMetadataError(error)
        }
        return try Fields(file: file, document: document)
    }
}
