import OrderedCollections
import PlainValues
import Testing

@testable import CharmMetadata

@Suite("Metadata of a charm")
struct CharmMetadataTests {
    @Test("empty files have every default")
    func defaults() throws {
        let metadata = try CharmMetadata(metadata: "", actions: "", config: "")
        #expect(metadata.name.isEmpty)
        #expect(metadata.summary.isEmpty)
        #expect(metadata.description.isEmpty)
        #expect(metadata.maintainers.isEmpty)
        #expect(metadata.links.websites.isEmpty)
        #expect(metadata.links.documentation == nil)
        #expect(metadata.tags.isEmpty)
        #expect(metadata.terms.isEmpty)
        #expect(metadata.series.isEmpty)
        #expect(!metadata.isSubordinate)
        #expect(metadata.minimumJujuVersion == nil)
        #expect(metadata.assumes.features.isEmpty)
        #expect(metadata.assumes.condition == .allOf)
        #expect(metadata.charmUser == .root)
        #expect(metadata.containers.isEmpty)
        #expect(metadata.relations.isEmpty)
        #expect(metadata.storages.isEmpty)
        #expect(metadata.resources.isEmpty)
        #expect(metadata.payloads.isEmpty)
        #expect(metadata.extraBindings.isEmpty)
        #expect(metadata.actions.isEmpty)
        #expect(metadata.config.isEmpty)
    }

    @Test("fields of null have their defaults")
    func nulls() throws {
        let metadata = try CharmMetadata(
            metadata: """
                name:
                tags:
                requires:
                containers:
                storage:
                links:
                assumes:
                charm-user:
                subordinate:
                """, actions: "---", config: "options:")
        #expect(metadata == (try CharmMetadata(metadata: "{}")))
    }

    @Test("the texts, lists and flags at the top are read")
    func top() throws {
        let metadata = try CharmMetadata(
            metadata: """
                name: app
                summary: a probe
                description: |
                  A longer text,
                  on two lines.
                tags: [database, web]
                terms: t1
                series: [kubernetes, 22.04]
                subordinate: true
                min-juju-version: 2.9
                charm-user: non-root
                extra-bindings:
                  admin:
                  backup:
                unknown: {field: [is, passed, over]}
                """)
        #expect(metadata.name == "app")
        #expect(metadata.summary == "a probe")
        #expect(metadata.description == "A longer text,\non two lines.\n")
        #expect(metadata.tags == ["database", "web"])
        #expect(metadata.terms == ["t1"])
        #expect(metadata.series == ["kubernetes", "22.04"])
        #expect(metadata.isSubordinate)
        #expect(metadata.minimumJujuVersion == "2.9")
        #expect(metadata.charmUser == .nonRoot)
        #expect(metadata.extraBindings == ["admin", "backup"])
    }

    @Test("the maintainer comes before the maintainers, and the contact last")
    func maintainers() throws {
        let metadata = try CharmMetadata(
            metadata: """
                maintainers: [b, c]
                maintainer: a
                links: {contact: d}
                """)
        #expect(metadata.maintainers == ["a", "b", "c", "d"])
    }

    @Test("links are at the top or under links, each one address or several")
    func links() throws {
        let links = try CharmMetadata(
            metadata: """
                website: https://a.example
                issues: []
                links:
                  website: https://b.example
                  source: [https://c.example, https://d.example]
                  issues: https://e.example
                  documentation: https://f.example
                """
        ).links
        #expect(links.websites == ["https://a.example"])
        #expect(links.sources == ["https://c.example", "https://d.example"])
        #expect(links.issues == ["https://e.example"])
        #expect(links.documentation == "https://f.example")
        let docs = try CharmMetadata(metadata: "{docs: https://g.example, links: {documentation: h}}")
        #expect(docs.links.documentation == "https://g.example")
    }

    @Test("what the charm assumes may be in groups")
    func assumes() throws {
        let assumes = try CharmMetadata(
            metadata: """
                assumes:
                  - juju >= 3.1
                  - any-of:
                      - k8s-api
                      - all-of: [a, b]
                """
        ).assumes
        #expect(assumes.condition == .allOf)
        #expect(assumes.features.count == 2)
        #expect(assumes.features.first == .named("juju >= 3.1"))
        guard case .group(let group) = assumes.features.last else {
            Issue.record("the second feature is no group")
            return
        }
        #expect(group.condition == .anyOf)
        #expect(group.features.first == .named("k8s-api"))
        guard case .group(let inner) = group.features.last else {
            Issue.record("the group holds no group")
            return
        }
        #expect(inner.condition == .allOf)
        #expect(inner.features == [.named("a"), .named("b")])
    }

    @Test("endpoints keep their order and their role")
    func relations() throws {
        let metadata = try CharmMetadata(
            metadata: """
                peers: {cluster: {interface: app_peers}}
                provides:
                  website: {interface: http, scope: container}
                requires:
                  logs: {interface: loki_push_api, optional: true}
                  db: {interface: postgresql_client, limit: 1, scope: }
                """)
        #expect(metadata.relations.keys.elements == ["logs", "db", "website", "cluster"])
        #expect(metadata.requires.keys.elements == ["logs", "db"])
        #expect(metadata.provides.keys.elements == ["website"])
        #expect(metadata.peers.keys.elements == ["cluster"])
        let database = try #require(metadata.requires["db"])
        #expect(database.name == "db")
        #expect(database.role == .requires)
        #expect(database.interface == "postgresql_client")
        #expect(database.limit == 1)
        #expect(database.scope == .global)
        #expect(!database.isOptional)
        #expect(metadata.requires["logs"]?.isOptional == true)
        #expect(metadata.requires["logs"]?.limit == nil)
        #expect(metadata.provides["website"]?.scope == .container)
        #expect(metadata.provides["website"]?.role == .provides)
        #expect(metadata.peers["cluster"]?.role.isPeer == true)
        #expect(metadata.requires["db"]?.role.isPeer == false)
    }

    @Test("of an endpoint in two roles the later role counts")
    func clash() throws {
        let metadata = try CharmMetadata(
            metadata: "{requires: {a: {interface: x}}, provides: {a: {interface: y}}}")
        #expect(metadata.relations["a"]?.role == .provides)
        #expect(metadata.requires["a"]?.interface == "x")
    }

    @Test("storages are read with every field")
    func storages() throws {
        let storages = try CharmMetadata(
            metadata: """
                storage:
                  data:
                    type: filesystem
                    description: the data
                    shared: true
                    read-only: true
                    minimum-size: 1G
                    location: /srv/data
                    properties: [transient]
                  other: {type: tape}
                """
        ).storages
        let data = try #require(storages["data"])
        #expect(data.name == "data")
        #expect(data.kind == .filesystem)
        #expect(data.description == "the data")
        #expect(data.isShared)
        #expect(data.isReadOnly)
        #expect(data.minimumSize == "1G")
        #expect(data.location == "/srv/data")
        #expect(data.multipleRange == nil)
        #expect(data.properties == ["transient"])
        #expect(storages["other"]?.kind.rawValue == "tape")
        #expect(storages["other"]?.location == nil)
    }

    @Test(
        "the numbers of a storage's instances have four forms",
        arguments: [("3", 3, 3), ("'3'", 3, 3), ("0-3", 0, 3), ("1-", 1, nil), ("2+", 2, nil)] as [(String, Int, Int?)])
    func range(text: String, minimum: Int, maximum: Int?) throws {
        let metadata = try CharmMetadata(
            metadata: "{storage: {a: {type: block, multiple: {range: \(text)}}}}")
        #expect(metadata.storages["a"]?.multipleRange?.minimum == minimum)
        #expect(metadata.storages["a"]?.multipleRange?.maximum == maximum)
    }

    @Test("resources and payloads are read")
    func resources() throws {
        let metadata = try CharmMetadata(
            metadata: """
                resources:
                  image: {type: oci-image, description: the image}
                  blob: {type: file, filename: blob.tgz}
                payloads:
                  monitor: {type: docker}
                """)
        #expect(metadata.resources.keys.elements == ["image", "blob"])
        #expect(metadata.resources["image"]?.kind == .ociImage)
        #expect(metadata.resources["image"]?.filename == nil)
        #expect(metadata.resources["image"]?.description == "the image")
        #expect(metadata.resources["blob"]?.kind == .file)
        #expect(metadata.resources["blob"]?.filename == "blob.tgz")
        #expect(metadata.payloads["monitor"]?.kind == "docker")
    }

    @Test("containers are read with their images and mounts")
    func containers() throws {
        let containers = try CharmMetadata(
            metadata: """
                containers:
                  workload:
                    resource: image
                    mounts:
                      - {storage: data, location: /a}
                      - {storage: logs, location: /logs}
                      - {storage: data, location: /b}
                      - {storage: nowhere}
                  based:
                    bases:
                      - {name: ubuntu, channel: 22.04/stable, architectures: [amd64, arm64]}
                  bare:
                """
        ).containers
        #expect(containers.keys.elements == ["workload", "based", "bare"])
        let workload = try #require(containers["workload"])
        #expect(workload.resource == "image")
        #expect(workload.mounts.keys.elements == ["data", "logs"])
        #expect(workload.mounts["data"]?.locations == ["/a", "/b"])
        #expect(try workload.mounts["logs"]?.location == "/logs")
        let error = #expect(throws: CharmMetadataError.self) { try workload.mounts["data"]?.location }
        #expect(error?.code == .severalLocations)
        #expect(
            error?.description == "The storage \"data\" is mounted in \"workload\" at 2 locations; use locations.")
        #expect(containers["based"]?.bases.first?.operatingSystem == "ubuntu")
        #expect(containers["based"]?.bases.first?.channel == "22.04/stable")
        #expect(containers["based"]?.bases.first?.architectures == ["amd64", "arm64"])
        #expect(containers["bare"]?.bases.isEmpty == true)
        #expect(containers["bare"]?.mounts.isEmpty == true)
    }

    @Test("actions are read with their parameters")
    func actions() throws {
        let actions = try CharmMetadata(
            metadata: "name: app",
            actions: """
                backup:
                  title: Back up
                  description: take a backup
                  params:
                    target: {type: string, default: s3}
                    level: {type: integer}
                  required: [target]
                  additionalProperties: false
                open: {additionalProperties: {type: string}}
                show-info:
                """
        ).actions
        #expect(actions.keys.elements == ["backup", "open", "show-info"])
        let backup = try #require(actions["backup"])
        #expect(backup.title == "Back up")
        #expect(backup.description == "take a backup")
        #expect(backup.parameters.keys.elements == ["target", "level"])
        #expect(backup.parameters["target"] == ["type": "string", "default": "s3"])
        #expect(backup.required == ["target"])
        #expect(!backup.allowsAdditionalParameters(jujuMajorVersion: 3))
        #expect(actions["open"]?.allowsAdditionalParameters(jujuMajorVersion: 4) == true)
        #expect(actions["show-info"]?.additionalProperties == nil)
        #expect(actions["show-info"]?.allowsAdditionalParameters(jujuMajorVersion: 3) == true)
        #expect(actions["show-info"]?.allowsAdditionalParameters(jujuMajorVersion: 4) == false)
    }

    @Test("config options are read with their defaults")
    func config() throws {
        let config = try CharmMetadata(
            metadata: "name: app",
            config: """
                options:
                  title: {type: string, default: hello, description: t}
                  port: {type: int, default: 8080}
                  ratio: {type: float, default: 0.5}
                  debug: {type: boolean, default: false}
                  key: {type: secret}
                """
        ).config
        #expect(config.keys.elements == ["title", "port", "ratio", "debug", "key"])
        #expect(config["title"]?.kind == .string)
        #expect(config["title"]?.default == "hello")
        #expect(config["title"]?.description == "t")
        #expect(config["port"]?.kind == .int)
        #expect(config["port"]?.default == 8080)
        #expect(config["port"]?.description == nil)
        #expect(config["ratio"]?.default == 0.5)
        #expect(config["debug"]?.kind == .boolean)
        #expect(config["debug"]?.default == false)
        #expect(config["key"]?.kind == .secret)
        #expect(config["key"]?.default == nil)
    }
}
