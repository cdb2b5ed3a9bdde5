import Foundation
import OrderedCollections
import PlainValues
import Testing

@testable import CharmMetadata

@Suite("Metadata in a charm's folder")
final class CharmDirectoryTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "charm-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private var path: String { folder.path(percentEncoded: false) }

    private func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    @Test("the three files of a packed charm are read")
    func threeFiles() throws {
        try write("metadata.yaml", "name: app")
        try write("actions.yaml", "backup: {}")
        try write("config.yaml", "options: {port: {type: int}}")
        for place in [path, path + "/"] {
            let metadata = try CharmMetadata(charmDirectory: place)
            #expect(metadata.name == "app")
            #expect(metadata.actions.keys.elements == ["backup"])
            #expect(metadata.config.keys.elements == ["port"])
        }
    }

    @Test("actions and config are optional")
    func metadataOnly() throws {
        try write("metadata.yaml", "name: app")
        let metadata = try CharmMetadata(charmDirectory: path)
        #expect(metadata.name == "app")
        #expect(metadata.actions.isEmpty)
        #expect(metadata.config.isEmpty)
    }

    @Test("a charmcraft.yaml holds all three where there is no metadata.yaml")
    func charmcraft() throws {
        try write(
            "charmcraft.yaml",
            """
            type: charm
            name: app
            base: ubuntu@24.04
            platforms: {amd64: }
            parts: {charm: {plugin: dump}}
            links: {documentation: https://a.example}
            requires: {db: {interface: postgresql_client}}
            config: {options: {port: {type: int}}}
            actions: {backup: {description: b}}
            """)
        let metadata = try CharmMetadata(charmDirectory: path)
        #expect(metadata.name == "app")
        #expect(metadata.links.documentation == "https://a.example")
        #expect(metadata.requires.keys.elements == ["db"])
        #expect(metadata.actions.keys.elements == ["backup"])
        #expect(metadata.config.keys.elements == ["port"])
    }

    @Test("a charmcraft.yaml without actions or config leaves them to their files")
    func charmcraftWithFiles() throws {
        try write("charmcraft.yaml", "name: app")
        try write("actions.yaml", "backup: {}")
        try write("config.yaml", "options: {port: {type: int}}")
        let metadata = try CharmMetadata(charmDirectory: path)
        #expect(metadata.actions.keys.elements == ["backup"])
        #expect(metadata.config.keys.elements == ["port"])
    }

    @Test("a metadata.yaml wins over a charmcraft.yaml, which is not even read")
    func metadataWins() throws {
        try write("metadata.yaml", "name: packed")
        try write("charmcraft.yaml", "name: [unclosed")
        #expect(try CharmMetadata(charmDirectory: path).name == "packed")
    }

    @Test("errors in a charmcraft.yaml name it")
    func charmcraftErrors() throws {
        try write("charmcraft.yaml", "config: {options: {port: {}}}")
        let error = #expect(throws: CharmMetadataError.self) { try CharmMetadata(charmDirectory: path) }
        #expect(
            error?.description
                == "charmcraft.yaml: config.options.port.type is missing; add string, int, float, boolean or secret.")
    }

    @Test("a folder without metadata is an error that names the file")
    func missing() {
        let error = #expect(throws: CharmMetadataError.self) { try CharmMetadata(charmDirectory: path) }
        #expect(error?.code == .missingFile)
        #expect(
            error?.description
                == "\(path)/metadata.yaml is missing; write one, or name the folder of a charm."
                .replacing("//", with: "/"))
    }

    @Test("a file of 100 MB is refused unread", arguments: ["metadata.yaml", "actions.yaml", "config.yaml"])
    func enormous(name: String) throws {
        try write("metadata.yaml", "name: app")
        try write(name, "")
        #expect(truncate(folder.appending(path: name).path(percentEncoded: false), 100_000_000) == 0)
        let error = #expect(throws: CharmMetadataError.self) { try CharmMetadata(charmDirectory: path) }
        #expect(error?.code == .unreadable)
        #expect(error?.description == "\(name): it has 100000000 bytes, more than the 4194304 that are read.")
    }

    @Test("a file that is not UTF-8 is refused")
    func notUTF8() throws {
        try Data([0x6e, 0x3a, 0x20, 0xff]).write(to: folder.appending(path: "metadata.yaml"))
        let error = #expect(throws: CharmMetadataError.self) { try CharmMetadata(charmDirectory: path) }
        #expect(error?.description == "metadata.yaml, line 1, column 4: invalid leading UTF-8 octet.")
    }

    @Test("a folder in the place of a file is an error")
    func notAFile() throws {
        try FileManager.default.createDirectory(
            at: folder.appending(path: "metadata.yaml"), withIntermediateDirectories: false)
        let error = #expect(throws: CharmMetadataError.self) { try CharmMetadata(charmDirectory: path) }
        #expect(error?.description == "metadata.yaml: it is not a regular file.")
    }
}
