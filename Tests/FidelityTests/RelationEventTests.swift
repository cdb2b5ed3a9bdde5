import Testing

@testable import FidelityCharm

@Suite struct RelationEventTests {
    @Test("a new relation has its application from the first event on, and no units", arguments: FidelityLevel.all)
    func created(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try world.follow([
            "db-relation-created": [.remoteUnits("db"), .read("db", of: .remoteApp, key: "name")],
            "db-relation-joined": [.remoteUnits("db")],
        ])
        _ = world.takeNotes()
        try await world.relate()
        #expect(
            world.takeNotes().prefix(5) == [
                "db-relation-created remote", "  []", "  -", "db-relation-joined remote/0", "  [remote/0]",
            ])
    }

    @Test("a unit's joining is followed by its first change at once", arguments: FidelityLevel.eventStreams)
    func joinedThenChanged(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        _ = world.takeNotes()
        try await world.relate(unitData: ["host": "a"], appData: [:])
        #expect(
            world.takeNotes().prefix(3) == [
                "db-relation-created remote", "db-relation-joined remote/0", "db-relation-changed remote/0",
            ])
    }

    @Test(
        "of what is written at once comes one event, and of what stays the same none",
        arguments: FidelityLevel.eventStreams)
    func coalescing(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate(unitData: ["host": "a"], appData: [:])
        _ = world.takeNotes()
        try await world.changeRemoteUnit(["host": "b", "port": "1"])
        #expect(world.takeNotes() == ["db-relation-changed remote/0"])
        try await world.changeRemoteUnit(["host": "b", "port": "1"])
        #expect(world.takeNotes() == [])
    }

    @Test("a unit is told nothing of its own writes", arguments: FidelityLevel.eventStreams)
    func ownWrites(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        try world.when(
            "config-changed", .write("db", of: .unit, key: "host", value: "a"),
            .write("db", of: .app, key: "name", value: "b"), .write("cluster", of: .app, key: "name", value: "c"))
        _ = world.takeNotes()
        try await world.sendEvent()
        #expect(world.takeNotes() == ["config-changed"])
        #expect(try world.appData("cluster") == ["name": "c"])
    }

    @Test("a unit that leaves is no longer in the relation, and its databag can be read", arguments: FidelityLevel.all)
    func departed(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate(unitData: ["host": "a"], appData: [:])
        try await world.addRemoteUnit()
        try world.when(
            "db-relation-departed", .remoteUnits("db"), .read("db", of: .remoteUnit(1), key: "host"),
            .read("db", of: .remoteUnit(0), key: "host"))
        _ = world.takeNotes()
        try await world.removeRemoteUnit()
        #expect(world.takeNotes() == ["db-relation-departed remote/1", "  [remote/0]", "  -", "  a"])
        let results = try await world.perform(.remoteUnits("db"))
        #expect(results == ["[remote/0]"])
    }

    @Test("a relation that ends is left by its units first, and is then no longer listed", arguments: FidelityLevel.all)
    func broken(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate(unitData: ["host": "a"], appData: ["name": "b"])
        try world.follow([
            "db-relation-departed": [.isListed("db")],
            "db-relation-broken": [.isListed("db"), .remoteUnits("db")],
        ])
        _ = world.takeNotes()
        try await world.unrelate()
        #expect(
            world.takeNotes() == [
                "db-relation-departed remote/0", "  true", "db-relation-broken remote", "  false", "  []",
            ])
        let results = try await world.perform(.isListed("db"))
        #expect(results == ["false"])
    }

    @Test("while a relation ends, the other application's databag can be read", arguments: FidelityLevel.all)
    func readInBroken(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate(unitData: [:], appData: ["name": "b"])
        try world.when("db-relation-broken", .read("db", of: .remoteApp, key: "name"))
        _ = world.takeResults()
        try await world.unrelate()
        #expect(world.takeResults() == ["b"])
    }
}
