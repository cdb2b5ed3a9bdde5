import Foundation
import Ops
import OpsTesting
import Testing

@Suite("Storage and resources in a context")
struct StorageTests {
    private let context: Context<ScriptedCharm>

    init() throws { context = try .scripted() }

    @Test func `are where the test says`() async throws {
        let storage = State.Storage("data", index: 3, location: "/srv/data")
        let outcome = try await context.run(.storageAttached(storage), State(storages: [storage])) { event, charm in
            guard let event = event as? StorageAttachedEvent else { throw Refusal() }
            try charm.unit.setStatus(.active("\(event.storage) \(try event.storage.location)"))
        }
        #expect(outcome.state.unitStatus == .active("data/3 /srv/data"))
    }

    @Test func `are in a folder that is there for the run, and gone after it`() async throws {
        let storages = [State.Storage("data"), State.Storage("data", index: 1)]
        let outcome = try await context.run(.start, State(storages: storages)) { _, charm in
            let locations = try charm.model.storages("data").map { try $0.location }
            guard Set(locations).count == 2 else { throw Refusal() }
            for location in locations { try Data("x".utf8).write(to: URL(fileURLWithPath: location + "/file")) }
            try charm.unit.setStatus(.active(locations[0]))
        }
        #expect(outcome.state.unitStatus.message.hasPrefix("/"))
        #expect(!FileManager.default.fileExists(atPath: outcome.state.unitStatus.message))
    }

    @Test func `are asked for`() async throws {
        let ask: ScriptedCharm.Script = { event, charm in
            try charm.model.requestStorage("data", count: 2)
            try charm.model.requestStorage("data")
            if event is StopEvent { throw Refusal() }
        }
        #expect(try await context.run(.start, doing: ask).requestedStorages == ["data": 3])
        let failure = await #expect(throws: CharmFailed.self) { try await context.run(.stop, doing: ask) }
        #expect(failure?.outcome.requestedStorages == [:])
    }

    @Test func `are fetched`() async throws {
        let state = State(resources: [State.Resource("seed", path: "/srv/seed.sql")])
        let fetch: ScriptedCharm.Script = { _, charm in
            try charm.unit.setStatus(.active(try charm.model.fetchResource("seed")))
        }
        #expect(try await context.run(.start, state, doing: fetch).state.unitStatus == .active("/srv/seed.sql"))
        await #expect(throws: CharmFailed.self) { try await context.run(.start, doing: fetch) }
    }
}
