import Foundation
import Ops
import OpsTesting
import Testing

@Suite("Storage of a harness")
struct HarnessStorageTests {
    private let harness: Harness<NotingCharm>

    init() throws { harness = try Harness(NotingCharm.self, metadata: Metadata.disks) }

    @Test func `makes instances that are not attached`() throws {
        #expect(try harness.addStorage("data", count: 3) == ["data/0", "data/1", "data/2"])
        try harness.begin()
        #expect(try harness.model.storages("data").isEmpty)
        #expect(try harness.takeNotes() == [])
    }

    @Test func `numbers the instances of all storages together`() throws {
        #expect(try harness.addStorage("data", count: 2) == ["data/0", "data/1"])
        #expect(try harness.addStorage("fast-cache") == ["fast-cache/2"])
    }

    @Test func `attaches what was made before with the initial hooks, one event for each`() throws {
        try harness.addStorage("data", count: 3)
        try harness.beginWithInitialHooks()
        #expect(
            try harness.takeNotes().prefix(4) == [
                "data_storage_attached data/0", "data_storage_attached data/1", "data_storage_attached data/2",
                "install",
            ])
        #expect(try harness.model.storages("data").map(\.id) == ["data/0", "data/1", "data/2"])
    }

    @Test func `tells in the initial hooks of what was attached before`() throws {
        try harness.addStorage("data", attach: true)
        try harness.beginWithInitialHooks()
        #expect(try harness.takeNotes().prefix(2) == ["data_storage_attached data/0", "install"])
    }

    @Test func `attaches new instances to a living charm`() throws {
        try harness.addStorage("data")
        try harness.beginWithInitialHooks()
        _ = try harness.takeNotes()
        #expect(try harness.addStorage("data", count: 2, attach: true) == ["data/1", "data/2"])
        #expect(try harness.takeNotes() == ["data_storage_attached data/1", "data_storage_attached data/2"])
        for storage in try harness.model.storages("data") {
            #expect(try storage.location.hasSuffix("data/\(storage.index)"))
            #expect(FileManager.default.fileExists(atPath: try storage.location))
        }
    }

    @Test func `tells of a storage with hyphens in its name`() throws {
        try harness.begin()
        try harness.addStorage("fast-cache", attach: true)
        #expect(try harness.takeNotes() == ["fast_cache_storage_attached fast-cache/0"])
    }

    @Test func `fails a hook that asks for more than the charm declares`() throws {
        try harness.begin()
        try harness.addStorage("data", attach: true)
        let charm = try harness.charm
        charm.act = { [unowned charm] _ in try charm.model.requestStorage("data", count: 3) }
        let error = testingError { try harness.updateConfig() }
        #expect(error?.code == .refused)
        let reason = "the charm declares at most 3 of the storage 'data', and would have 4."
        #expect(error?.description.hasSuffix(reason) == true)
        #expect(harness.requestedStorage == [:])
        charm.act = { [unowned charm] _ in
            try charm.model.requestStorage("data", count: .max)
            try charm.model.requestStorage("data", count: .max)
        }
        #expect(testingError { try harness.updateConfig() }?.description.hasSuffix("would have too many.") == true)
    }

    @Test func `detaches an instance once`() throws {
        let id = try #require(try harness.addStorage("data", attach: true).first)
        try harness.begin()
        try harness.detachStorage(id)
        try harness.detachStorage(id)
        #expect(try harness.takeNotes() == ["data_storage_detaching data/0"])
        #expect(try harness.model.storages("data").isEmpty)
    }

    @Test func `leaves a charm the list of instances that it has seen, as ops does`() throws {
        let id = try #require(try harness.addStorage("data", attach: true).first)
        try harness.begin()
        #expect(try harness.model.storages("data").count == 1)
        try harness.detachStorage(id)
        #expect(try harness.model.storages("data").count == 1)
    }

    @Test func `lets the charm use an instance while it is being detached`() throws {
        let id = try #require(try harness.addStorage("data", attach: true).first)
        try harness.begin()
        var location = ""
        try harness.charm.act = { event in location = try (event as? StorageDetachingEvent)?.storage.location ?? "" }
        try harness.detachStorage(id)
        #expect(location.hasSuffix("data/0"))
    }

    @Test func `does not detach before begin`() throws {
        let id = try #require(try harness.addStorage("data").first)
        #expect(testingError { try harness.detachStorage(id) }?.code == .misuse)
    }

    @Test func `attaches an instance again, in the same place`() throws {
        let id = try #require(try harness.addStorage("data").first)
        try harness.begin()
        try harness.attachStorage(id)
        let location = try harness.model.storages("data").first?.location
        try harness.detachStorage(id)
        try harness.attachStorage(id)
        try harness.attachStorage(id)
        #expect(
            try harness.takeNotes() == [
                "data_storage_attached data/0", "data_storage_detaching data/0", "data_storage_attached data/0",
            ])
        #expect(try harness.model.storages("data").first?.location == location)
    }

    @Test func `attaches before begin without an event`() throws {
        let id = try #require(try harness.addStorage("data").first)
        try harness.attachStorage(id)
        try harness.begin()
        #expect(try harness.takeNotes() == [])
        #expect(try harness.model.storages("data").map(\.id) == [id])
    }

    @Test func `does not attach what was removed before begin`() throws {
        let ids = try harness.addStorage("data", count: 2)
        try harness.removeStorage(ids[0])
        try harness.beginWithInitialHooks()
        #expect(try harness.takeNotes().prefix(2) == ["data_storage_attached data/1", "install"])
    }

    @Test func `tells that an attached instance is detached when it is removed`() throws {
        let ids = try harness.addStorage("data", count: 2, attach: true)
        try harness.begin()
        try harness.removeStorage(ids[1])
        #expect(try harness.takeNotes() == ["data_storage_detaching data/1"])
        #expect(try harness.model.storages("data").map(\.id) == [ids[0]])
        #expect(testingError { try harness.attachStorage(ids[1]) }?.code == .notFound)
    }

    @Test func `removes a detached instance without an event`() throws {
        let id = try #require(try harness.addStorage("data", attach: true).first)
        try harness.begin()
        try harness.detachStorage(id)
        _ = try harness.takeNotes()
        try harness.removeStorage(id)
        #expect(try harness.takeNotes() == [])
    }

    @Test func `detaches without an event while hooks are disabled`() throws {
        let id = try #require(try harness.addStorage("data", attach: true).first)
        try harness.begin()
        try harness.withHooksDisabled { try harness.detachStorage(id) }
        #expect(try harness.takeNotes() == [])
        #expect(try harness.model.storages("data").isEmpty)
    }

    @Test func `refuses a storage that is not declared`() throws {
        #expect(testingError { try harness.addStorage("disk") }?.code == .notDeclared)
        let error = testingError { try harness.removeStorage("disk/0") }
        #expect(error?.description == "The charm declares no storage 'disk'; it has 'data', 'fast-cache'.")
    }

    @Test func `refuses an instance that there is not, and less than none`() {
        #expect(testingError { try harness.attachStorage("data/9") }?.code == .notFound)
        #expect(testingError { try harness.removeStorage("data/9") }?.code == .notFound)
        #expect(testingError { try harness.addStorage("data", count: -1) }?.code == .invalidValue)
    }

    @Test func `counts what the charm has asked for, which is there when a test adds it`() throws {
        try harness.begin()
        try harness.charm.act = { event in try event.framework.model.requestStorage("data", count: 2) }
        try harness.setLeader(true)
        #expect(harness.requestedStorage == ["data": 2])
        #expect(try harness.model.storages("data").isEmpty)
        try harness.charm.act = { _ in }
        try harness.addStorage("data", count: 2, attach: true)
        #expect(try harness.model.storages("data").count == 2)
    }
}
