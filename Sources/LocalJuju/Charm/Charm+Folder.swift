import CharmMetadata
import OrderedCollections
import PlainValues
import YAML

extension Charm {
    /// What the model runs a charm on when the charm does not say.
    private static let usualBase = CharmBase(name: "ubuntu", channel: "24.04")
    private static let largestFile = 1 << 20

    /// Reads a charm's folder.
    ///
    /// - Throws: ``LocalJujuError`` when it has no metadata.yaml, or one of its files is not right.
    init(folder: String) throws(LocalJujuError) {
        guard Files.exists("\(folder)/metadata.yaml") else {
            throw LocalJujuError(.invalidCharm, "\(folder) is not a charm: it has no metadata.yaml.")
        }
        let metadata: CharmMetadata
        do {
            metadata = try CharmMetadata(charmDirectory: folder)
        } catch {
            throw LocalJujuError(.invalidCharm, "The charm is not right: \(error)", cause: error)
        }
        guard !metadata.name.isEmpty else {
            throw LocalJujuError(.invalidCharm, "The charm is not right: its metadata.yaml gives it no name.")
        }
        name = metadata.name
        isSubordinate = metadata.isSubordinate
        options = metadata.config.values.map { option in
            CharmOption(
                name: option.name, type: option.kind.rawValue, description: option.description ?? "",
                defaultValue: option.default ?? .null)
        }
        actions = Array(metadata.actions.values)
        endpoints = Array(metadata.relations.values)
        storages = Array(metadata.storages.values)
        resources = Array(metadata.resources.values)
        containers = Array(metadata.containers.keys)
        bindings = Array(metadata.relations.keys) + metadata.extraBindings
        payloadTypes = Dictionary(metadata.payloads.values.map { ($0.name, $0.kind) }) { $1 }
        base = try Self.base(folder)
        version = nil
        if Files.exists("\(folder)/version") {
            let text = try String(decoding: Files.read("\(folder)/version", limit: Self.largestFile), as: UTF8.self)
            version = text.split(whereSeparator: \.isNewline).first.map(String.init)
        }
        tree = try CharmTree(folder)
    }

    /// The first base in manifest.yaml.
    private static func base(_ folder: String) throws(LocalJujuError) -> CharmBase {
        let path = "\(folder)/manifest.yaml"
        guard Files.exists(path) else { return usualBase }
        let manifest: PlainValue
        do {
            manifest = try YAML.load(Files.read(path, limit: largestFile), source: "manifest.yaml")
        } catch {
            throw LocalJujuError(.invalidCharm, "The charm's manifest.yaml cannot be read: \(error)", cause: error)
        }
        guard let first = manifest["bases"]?.arrayValue?.first, let name = first["name"]?.stringValue,
            let channel = first["channel"]?.stringValue
        else { return usualBase }
        return CharmBase(name: name, channel: channel)
    }
}
