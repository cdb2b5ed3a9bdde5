import Foundation
import PlainValues
import Testing

@testable import YAML

@Suite("YAML files")
final class YAMLFileTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "yaml-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

    @Test("a file is read")
    func file() throws {
        try Data("a: 1\n".utf8).write(to: folder.appending(path: "f.yaml"))
        #expect(try YAML.load(path: path("f.yaml")) == ["a": 1])
    }

    @Test("an empty file is null, and no file is nil")
    func emptyAndMissing() throws {
        try Data().write(to: folder.appending(path: "f.yaml"))
        #expect(try YAML.load(path: path("f.yaml")) == .some(.null))
        #expect(try YAML.load(path: path("g.yaml")) == nil)
    }

    @Test("a file of 100 MB is refused without being read")
    func enormous() throws {
        // The file is a hole: reading it whole would need memory, and finding its size does not.
        let file = path("f.yaml")
        #expect(FileManager.default.createFile(atPath: file, contents: Data()))
        #expect(truncate(file, 100_000_000) == 0)
        let error = #expect(throws: YAMLError.self) { try YAML.load(path: file, source: "f.yaml") }
        #expect(error?.description == "f.yaml: it has 100000000 bytes, more than the 4194304 that are read.")
    }

    @Test("what is not a regular file is refused, and not waited for")
    func notRegular() throws {
        let pipe = path("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        for place in [pipe, path("")] {
            let error = #expect(throws: YAMLError.self) { try YAML.load(path: place, source: "f.yaml") }
            #expect(error?.code == .unreadable)
            #expect(error?.description == "f.yaml: it is not a regular file.")
        }
    }

    @Test("a path through a file cannot be read, and the reason is said")
    func unreadable() throws {
        try Data().write(to: folder.appending(path: "f.yaml"))
        let error = #expect(throws: YAMLError.self) { try YAML.load(path: path("f.yaml/g.yaml"), source: "g.yaml") }
        #expect(error?.description == "g.yaml: it cannot be read: Not a directory.")
    }
}
