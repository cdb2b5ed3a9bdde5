import Ops
import OrderedCollections
import PlainValues

/// A charm's metadata as the reference's probe records it.
enum MetadataRow {
    static func make(_ meta: CharmMetadata) -> PlainValue {
        [
            "name": .string(meta.name), "summary": .string(meta.summary), "description": .string(meta.description),
            "maintainers": texts(meta.maintainers), "tags": texts(meta.tags), "terms": texts(meta.terms),
            "series": texts(meta.series), "subordinate": .bool(meta.isSubordinate),
            "min_juju_version": text(meta.minimumJujuVersion),
            "containers": map(meta.containers) { container in
                map(container.mounts) {
                    ["storage": .string($0.storage), "locations": texts($0.locations)]
                }
            },
            "relations": map(meta.relations) {
                [
                    "role": .string($0.role.rawValue), "interface": .string($0.interface),
                    "limit": number($0.limit), "scope": .string($0.scope.rawValue),
                ]
            },
            "requires": texts(meta.requires.keys.sorted()), "provides": texts(meta.provides.keys.sorted()),
            "peers": texts(meta.peers.keys.sorted()),
            "storages": map(meta.storages) {
                [
                    "type": .string($0.kind.rawValue), "description": .string($0.description),
                    "read_only": .bool($0.isReadOnly), "minimum_size": text($0.minimumSize),
                    "location": text($0.location), "multiple_range": range($0),
                ]
            },
            "resources": map(meta.resources) {
                [
                    "type": .string($0.kind.rawValue), "filename": text($0.filename),
                    "description": .string($0.description),
                ]
            },
            "payloads": map(meta.payloads) { .string($0.kind) },
            "extra_bindings": texts(meta.extraBindings.sorted()),
            "actions": map(meta.actions) {
                [
                    "title": .string($0.title), "description": .string($0.description),
                    "parameters": Recorder.plain(
                        .object($0.parameters.map { (key: $0.key, value: $0.value) })),
                    "required": texts($0.required),
                ]
            },
        ]
    }

    private static func map<Value>(
        _ values: OrderedDictionary<String, Value>, _ row: (Value) -> PlainValue
    ) -> PlainValue {
        .object(values.map { (key: $0.key, value: row($0.value)) })
    }

    private static func texts(_ texts: [String]) -> PlainValue { .array(texts.map { .string($0) }) }
    private static func text(_ text: String?) -> PlainValue { text.map { .string($0) } ?? nil }
    private static func number(_ number: Int?) -> PlainValue { number.map { .int($0) } ?? nil }

    private static func range(_ storage: StorageMetadata) -> PlainValue {
        guard let range = storage.multipleRange else { return nil }
        return [.int(range.minimum), number(range.maximum)]
    }
}
