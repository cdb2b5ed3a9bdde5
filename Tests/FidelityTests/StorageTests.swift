import Testing

@testable import FidelityCharm

@Suite struct StorageTests {
    @Test("storage that the charm asks for is attached after the hook", arguments: FidelityLevel.all)
    func requested(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try world.follow([
            "config-changed": [.requestStorage("data", 1), .storages],
            "data-storage-attached": [.storageFolder, .storages],
        ])
        _ = world.takeNotes()
        try await world.sendEvent()
        try await world.attachRequestedStorage()
        #expect(world.takeNotes() == ["config-changed", "  0", "data-storage-attached data", "  there", "  1"])
    }

    @Test("storage that a hook which fails has asked for does not come", arguments: FidelityLevel.all)
    func failing(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        _ = try await world.perform(.requestStorage("data", 1), .crash)
        try world.passOverFailure()
        try await world.attachRequestedStorage()
        #expect(world.takeNotes() == [])
        let results = try await world.perform(.storages)
        #expect(results == ["0"])
    }

    @Test("storage that the charm does not declare is refused", arguments: FidelityLevel.all)
    func undeclared(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        let results = try await world.perform(.requestStorage("unknown", 1))
        #expect(results.map { $0.prefix { $0 != ":" } } == ["notDeclared"])
    }

    @Test("a request for more storage than the charm may have makes the hook fail", arguments: FidelityLevel.all)
    func tooMuch(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        _ = try await world.perform(.write("db", of: .unit, key: "host", value: "a"), .requestStorage("data", 3))
        #expect(world.hasFailed)
        #expect(try world.unitData("db") == [:])
    }
}
