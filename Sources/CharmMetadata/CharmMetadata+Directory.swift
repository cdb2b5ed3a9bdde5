import PlainValues
import YAML

extension CharmMetadata {
    /// Reads the metadata of a charm from its files.
    ///
    /// Juju unpacks a charm with `metadata.yaml` and, if there are any, `actions.yaml` and `config.yaml`. In a charm's
    /// project all of them may be one `charmcraft.yaml` yet, which packing splits: it is read when there is no
    /// `metadata.yaml`, as packing prefers that one too. Its parts `actions` and `config` may be files of their own
    /// still.
    ///
    /// - Parameter charmDirectory: The path of the charm's folder.
    /// - Throws: ``CharmMetadataError`` when neither `metadata.yaml` nor `charmcraft.yaml` is there, or a file cannot
    ///   be read, has more than 4 MiB, or is not metadata. An absent `actions.yaml` or `config.yaml` is no error.
    public init(charmDirectory: String) throws(CharmMetadataError) {
        let directory = charmDirectory.hasSuffix("/") ? charmDirectory : charmDirectory + "/"
        if let metadata = try Self.fields(of: "metadata.yaml", in: directory) {
            try self.init(
                metadata: metadata,
                actions: Self.fields(of: "actions.yaml", in: directory) ?? .empty,
                config: Self.fields(of: "config.yaml", in: directory) ?? .empty)
            return
        }
        guard let project = try Self.fields(of: "charmcraft.yaml", in: directory) else {
            throw CharmMetadataError(
                .missingFile, "\(directory)metadata.yaml is missing; write one, or name the folder of a charm.")
        }
        let actions = try project.fields("actions")
        let config = try project.fields("config")
        try self.init(
            metadata: project,
            actions: (actions == nil ? Self.fields(of: "actions.yaml", in: directory) : actions) ?? .empty,
            config: (config == nil ? Self.fields(of: "config.yaml", in: directory) : config) ?? .empty)
    }

    private static func fields(of file: String, in directory: String) throws(CharmMetadataError) -> Fields? {
        let document: PlainValue?
        do {
            document = try YAML.load(path: directory + file, source: file)
        } catch {
            throw CharmMetadataError(error)
        }
        guard let document else { return nil }
        return try Fields(file: file, document: document)
    }
}
