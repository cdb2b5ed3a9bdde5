import Foundation
import Ops
import OpsTesting
import Testing

@Suite("Storage in a simulated container")
struct MountTests {
    @Test func `is where the charm's metadata says, for as long as it is attached`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        let id = try #require(try harness.addStorage("data", attach: true).first)
        try await web.push("kept", to: "/mnt/data/file")
        let location = try #require(try harness.model.storages("data").first?.location)
        #expect(try String(contentsOfFile: location + "/file", encoding: .utf8) == "kept")
        #expect(try await web.listFiles("/mnt").map(\.type) == [.directory])
        let root = try harness.filesystemRoot("web")
        #expect(try String(contentsOfFile: root + "/mnt/data/file", encoding: .utf8) == "kept")
        try harness.detachStorage(id)
        #expect(try await web.exists("/mnt/data/file") == false)
        try harness.attachStorage(id)
        #expect(try await web.pull("/mnt/data/file").text() == "kept")
    }

    // The reference fails when the second is attached (FileExistsError).
    @Test func `may have two instances at one place: the last one is seen, then the other again`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        let ids = try harness.addStorage("pool", count: 2)
        try harness.attachStorage(ids[0])
        try await web.push("first", to: "/mnt/pool/name")
        try harness.attachStorage(ids[1])
        #expect(try await web.exists("/mnt/pool/name") == false)
        try await web.push("second", to: "/mnt/pool/name")
        try harness.detachStorage(ids[1])
        #expect(try await web.pull("/mnt/pool/name").text() == "first")
        try harness.attachStorage(ids[1])
        #expect(try await web.pull("/mnt/pool/name").text() == "second")
    }

    // The reference fails (FileNotFoundError).
    @Test func `can be removed after it was detached`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        let id = try #require(try harness.addStorage("data", attach: true).first)
        _ = try harness.filesystemRoot("web")
        try harness.detachStorage(id)
        try harness.removeStorage(id)
        #expect(throws: TestingError.self) { try harness.attachStorage(id) }
        #expect(try await web.exists("/mnt/data") == false)
    }

    @Test func `is not removed with the folder that it is mounted on`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        try harness.addStorage("data", attach: true)
        try await web.push("gone", to: "/mnt/data/file")
        let error = await pebbleError { try await web.removePath("/mnt", recursive: true) }
        #expect(error?.message == "unlinkat /mnt/data: device or resource busy")
        // As `rm -rf` has it: what is in it is gone.
        #expect(try await web.listFiles("/mnt/data").isEmpty)
        #expect(try await web.isDirectory("/mnt/data"))
    }

    @Test func `hides what the container has there`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        try await web.push("below", to: "/mnt/data/file", makeDirectories: true)
        let id = try #require(try harness.addStorage("data", attach: true).first)
        #expect(try await web.exists("/mnt/data/file") == false)
        try await web.push("above", to: "/mnt/data/file")
        try harness.detachStorage(id)
        #expect(try await web.pull("/mnt/data/file").text() == "below")
    }
}
