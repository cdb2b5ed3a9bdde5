import PlainValues
import Testing

@testable import CharmMetadata

@Suite("Metadata that is refused")
struct CharmMetadataErrorTests {
    struct Bad: Sendable, CustomTestStringConvertible {
        var metadata = ""
        var actions: String?
        var config: String?
        let code: CharmMetadataError.Code
        let description: String

        var testDescription: String { description }
    }

    static let missing = [
        Bad(
            metadata: "requires: {db: {}}", code: .missingField,
            description: "metadata.yaml: requires.db.interface is missing; "
                + "add the name of the interface that the endpoint speaks."),
        Bad(
            metadata: "peers: {cluster: }", code: .missingField,
            description: "metadata.yaml: peers.cluster.interface is missing; "
                + "add the name of the interface that the endpoint speaks."),
        Bad(
            metadata: "storage: {a: {location: /a}}", code: .missingField,
            description: "metadata.yaml: storage.a.type is missing; add filesystem or block."),
        Bad(
            metadata: "storage: {a: {type: block, multiple: {}}}", code: .missingField,
            description: "metadata.yaml: storage.a.multiple.range is missing; add the numbers of instances, as 1-3."),
        Bad(
            metadata: "resources: {a: }", code: .missingField,
            description: "metadata.yaml: resources.a.type is missing; add file or oci-image."),
        Bad(
            metadata: "payloads: {a: }", code: .missingField,
            description: "metadata.yaml: payloads.a.type is missing; add the payload's type, as docker."),
        Bad(
            metadata: "containers: {a: {bases: [{name: ubuntu, channel: x}]}}", code: .missingField,
            description: "metadata.yaml: containers.a.bases[0].architectures is missing; add a list of architectures."),
        Bad(
            config: "options: {port: {default: 1}}", code: .missingField,
            description: "config.yaml: options.port.type is missing; add string, int, float, boolean or secret."),
    ]

    static let wrongType = [
        Bad(
            metadata: "just text", code: .wrongType,
            description: "metadata.yaml: the document is text, not a map; write keys and values."),
        Bad(
            metadata: "[a]", code: .wrongType,
            description: "metadata.yaml: the document is a list, not a map; write keys and values."),
        Bad(
            metadata: "name: [a]", code: .wrongType, description: "metadata.yaml: name is a list; write text."),
        Bad(
            metadata: "tags: {a: b}", code: .wrongType, description: "metadata.yaml: tags is a map; write text."),
        Bad(
            metadata: "tags: [a, [b]]", code: .wrongType,
            description: "metadata.yaml: tags[1] is a list; write text."),
        Bad(
            metadata: "subordinate: maybe", code: .wrongType,
            description: "metadata.yaml: subordinate is \"maybe\"; write true or false."),
        Bad(
            metadata: "links: [a]", code: .wrongType,
            description: "metadata.yaml: links is a list; write a map of keys and values."),
        Bad(
            metadata: "requires: [db]", code: .wrongType,
            description: "metadata.yaml: requires is a list; write a map of keys and values."),
        Bad(
            metadata: "requires: {db: postgresql}", code: .wrongType,
            description: "metadata.yaml: requires.db is \"postgresql\"; write a map of keys and values."),
        Bad(
            metadata: "requires: {db: {interface: a, limit: two}}", code: .wrongType,
            description: "metadata.yaml: requires.db.limit is \"two\"; write a whole number."),
        Bad(
            metadata: "requires: {db: {interface: a, limit: 1.5}}", code: .wrongType,
            description: "metadata.yaml: requires.db.limit is \"1.5\"; write a whole number."),
        Bad(
            metadata: "requires: {db: {interface: [a]}}", code: .wrongType,
            description: "metadata.yaml: requires.db.interface is a list; write text."),
        Bad(
            metadata: "containers: {a: {mounts: /a}}", code: .wrongType,
            description: "metadata.yaml: containers.a.mounts is \"/a\"; write a list of maps."),
        Bad(
            metadata: "containers: {a: {mounts: [/a]}}", code: .wrongType,
            description: "metadata.yaml: containers.a.mounts[0] is \"/a\"; write a map of keys and values."),
        Bad(
            metadata: "extra-bindings: admin", code: .wrongType,
            description: "metadata.yaml: extra-bindings is \"admin\"; write a map of keys and values."),
        Bad(
            metadata: "assumes: juju", code: .wrongType,
            description: "metadata.yaml: assumes is \"juju\"; write a list of features."),
        Bad(
            metadata: "assumes: [1]", code: .wrongType,
            description: "metadata.yaml: assumes[0] is \"1\"; write the name of a feature, or a group of them."),
        Bad(
            metadata: "assumes: [{any-of: a}]", code: .wrongType,
            description: "metadata.yaml: assumes[0].any-of is \"a\"; write a list of features."),
        Bad(
            actions: "backup: 1", code: .wrongType,
            description: "actions.yaml: backup is \"1\"; write a map of keys and values."),
        Bad(
            actions: "backup: {params: [a]}", code: .wrongType,
            description: "actions.yaml: backup.params is a list; write a map of keys and values."),
        Bad(
            actions: "backup: {additionalProperties: 1}", code: .wrongType,
            description: "actions.yaml: backup.additionalProperties is \"1\"; write true or false."),
        Bad(
            config: "options: [a]", code: .wrongType,
            description: "config.yaml: options is a list; write a map of keys and values."),
        Bad(
            config: "options: {a: string}", code: .wrongType,
            description: "config.yaml: options.a is \"string\"; write a map of keys and values."),
    ]

    static let invalid = [
        Bad(
            metadata: "requires: {db: {interface: a, scope: local}}", code: .invalidValue,
            description: "metadata.yaml: requires.db.scope is \"local\"; write global or container."),
        Bad(
            metadata: "storage: {a: {type: block, multiple: {range: a few}}}", code: .invalidValue,
            description: "metadata.yaml: storage.a.multiple.range is \"a few\"; write a number, 1-3, 1- or 1+."),
        Bad(
            metadata: "storage: {a: {type: block, multiple: {range: '-3'}}}", code: .invalidValue,
            description: "metadata.yaml: storage.a.multiple.range is \"-3\"; write a number, 1-3, 1- or 1+."),
        Bad(
            metadata: "storage: {a: {type: block, multiple: {range: 99999999999999999999+}}}", code: .invalidValue,
            description: "metadata.yaml: storage.a.multiple.range is \"99999999999999999999+\"; "
                + "write a number, 1-3, 1- or 1+."),
        Bad(
            metadata: "containers: {a: {resource: r, bases: [{name: u, channel: c, architectures: []}]}}",
            code: .invalidValue,
            description: "metadata.yaml: containers.a.bases is there as well as resource; drop one of them."),
        Bad(
            metadata: "assumes: [{some-of: [a]}]", code: .invalidValue,
            description: "metadata.yaml: assumes[0] has the condition \"some-of\"; write all-of or any-of."),
        Bad(
            metadata: "name: [unclosed\n", code: .unreadable,
            description: "metadata.yaml, line 2, column 1: while parsing a flow sequence, "
                + "did not find expected ',' or ']'."),
        Bad(
            metadata: "name: a\0b", code: .unreadable,
            description: "metadata.yaml, line 1, column 8: control characters are not allowed."),
        Bad(
            actions: "a: *b", code: .unreadable,
            description: "actions.yaml, line 1, column 4: the alias names no anchor before it."),
        Bad(
            config: "a: !!python/name:os.system x", code: .unreadable,
            description: "config.yaml, line 1, column 4: the tag tag:yaml.org,2002:python/name:os.system "
                + "is not one that is read; quote the text or drop it."),
    ]

    @Test("what is wrong is said with its file, its key and the remedy", arguments: missing + wrongType + invalid)
    func refused(bad: Bad) {
        let error = #expect(throws: CharmMetadataError.self) {
            try CharmMetadata(metadata: bad.metadata, actions: bad.actions, config: bad.config)
        }
        #expect(error?.code == bad.code)
        #expect(error?.description == bad.description)
        #expect((error?.cause != nil) == (bad.code == .unreadable))
    }

    @Test("metadata that is nested too deeply is refused")
    func depth() {
        let deep = "assumes: " + String(repeating: "[{any-of: ", count: 10_000)
        let error = #expect(throws: CharmMetadataError.self) { try CharmMetadata(metadata: deep) }
        #expect(
            error?.description
                == "metadata.yaml, line 1, column 641: more than 128 lists and maps are within each other.")
    }
}
