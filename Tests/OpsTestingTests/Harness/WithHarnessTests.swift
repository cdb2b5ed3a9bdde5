import Foundation
import Ops
import OpsTesting
import Testing

@Suite("A harness in a scope")
struct WithHarnessTests {
    private struct Unlucky: Error {}

    private static let metadata = "name: app\nresources: {tool: {type: file}}\ncontainers: {web: {}}"

    /// The folders that a harness has made for a resource and for a container.
    private func fill(_ harness: Harness<NotingCharm>) throws -> [String] {
        try harness.begin()
        try harness.addResource("tool", "text")
        let paths = [try harness.model.fetchResource("tool"), try harness.filesystemRoot("web")]
        for path in paths { try #require(FileManager.default.fileExists(atPath: path)) }
        return paths
    }

    @Test func `leaves nothing behind`() async throws {
        let paths = try await withHarness(NotingCharm.self, metadata: Self.metadata) { harness async throws in
            try fill(harness)
        }
        for path in paths { #expect(!FileManager.default.fileExists(atPath: path)) }
    }

    @Test func `leaves nothing behind when the test throws, and something still has the charm`() throws {
        var paths: [String] = []
        var charm: NotingCharm?
        #expect(throws: Unlucky.self) {
            try withHarness(NotingCharm.self, metadata: Self.metadata) { harness in
                paths = try fill(harness)
                charm = try harness.charm
                throw Unlucky()
            }
        }
        #expect(paths.count == 2)
        for path in paths { #expect(!FileManager.default.fileExists(atPath: path)) }
        #expect(charm?.noted == [])
    }

    @Test func `finds the charm's folder, and keeps what the charm writes out of it`() throws {
        let folder = try ScratchFolder()
        try folder.write("metadata.yaml", "name: found")
        try folder.write("note", "from the folder")
        try withHarness(NotingCharm.self, filePath: "\(folder.path)/Tests/MyTests.swift") { harness in
            #expect(harness.framework.meta.name == "found")
            let own = harness.framework.charmDirectory
            #expect(try String(contentsOfFile: "\(own)/note", encoding: .utf8) == "from the folder")
            try "new".write(toFile: "\(own)/written", atomically: true, encoding: .utf8)
            try "changed".write(toFile: "\(own)/note", atomically: true, encoding: .utf8)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["metadata.yaml", "note"])
        #expect(try String(contentsOfFile: "\(folder.path)/note", encoding: .utf8) == "from the folder")
    }

    @Test func `is refused where no folder is a charm's`() {
        let error = testingError { try withHarness(NotingCharm.self, filePath: "/nowhere/MyTests.swift") { _ in } }
        #expect(error?.code == .notFound)
    }
}
