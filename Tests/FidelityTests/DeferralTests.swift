import Testing

@testable import FidelityCharm

@Suite struct DeferralTests {
    @Test("what was deferred comes again, until it is not deferred any more", arguments: FidelityLevel.all)
    func again(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try world.when("config-changed", .putOff)
        try await world.sendEvent()
        #expect(try world.deferredEvents == ["config_changed"])
        _ = world.takeNotes()
        try await world.redeliver()
        #expect(world.takeNotes() == ["config-changed"])
        #expect(try world.deferredEvents == ["config_changed"])
        try world.follow([:])
        try await world.redeliver()
        #expect(world.takeNotes() == ["config-changed"])
        #expect(try world.deferredEvents == [])
        try await world.redeliver()
        #expect(world.takeNotes() == [])
    }

    @Test(
        "a deferred event of a relation still knows its unit, and sees the databags of today",
        arguments: FidelityLevel.all)
    func relation(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate(unitData: ["host": "a"], appData: [:])
        try world.when("db-relation-changed", .putOff)
        try await world.changeRemoteUnit(["host": "b"])
        try world.when("db-relation-changed", .read("db", of: .remoteUnit(0), key: "host"))
        _ = world.takeNotes()
        try await world.redeliver()
        #expect(world.takeNotes() == ["db-relation-changed remote/0", "  b"])
    }

    @Test(
        "a deferred event whose relation has ended still comes, without the other side's databags",
        arguments: FidelityLevel.all)
    func endedRelation(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate(unitData: ["host": "a"], appData: ["name": "b"])
        try world.when("db-relation-changed", .putOff)
        try await world.changeRemoteUnit(["host": "c"])
        try await world.unrelate()
        try world.when(
            "db-relation-changed", .remoteUnits("db"), .isListed("db"), .read("db", of: .remoteApp, key: "name"))
        _ = world.takeNotes()
        try await world.redeliver()
        let notes = world.takeNotes()
        #expect(notes.prefix(3) == ["db-relation-changed remote/0", "  []", "  false"])
        #expect(notes.dropFirst(3).map { $0.prefix { $0 != ":" } } == ["  invalidArgument"])
        #expect(try world.deferredEvents == [])
    }

    @Test("an event of the charm's own can be deferred, by each of its observers alone", arguments: FidelityLevel.all)
    func custom(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try world.follow(["config-changed": [.emit("it")], "happened": [.putOff]])
        _ = world.takeNotes()
        try await world.sendEvent()
        #expect(world.takeNotes() == ["config-changed", "happened it", "second it"])
        try world.follow([:])
        try await world.redeliver()
        #expect(world.takeNotes() == ["happened it"])
    }

    @Test("what is deferred in a hook that fails does not wait", arguments: FidelityLevel.all)
    func failing(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try world.when("config-changed", .putOff, .crash)
        try await world.sendEvent()
        #expect(world.hasFailed)
        #expect(try world.deferredEvents == [])
    }

    @Test("what is delivered again in a hook that fails waits on", arguments: FidelityLevel.all)
    func failingAgain(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try world.when("config-changed", .putOff)
        try await world.sendEvent()
        try world.when("config-changed", .crash)
        try await world.redeliver()
        #expect(world.hasFailed)
        #expect(try world.deferredEvents == ["config_changed"])
    }

    @Test("an event is dropped when it was deferred often enough", arguments: FidelityLevel.all)
    func tries(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try world.when("config-changed", .putOffFor(tries: 2))
        try await world.sendEvent()
        _ = world.takeNotes()
        try await world.redeliver()
        #expect(world.takeNotes() == ["config-changed"])
        try await world.redeliver()
        #expect(world.takeNotes() == [])
        #expect(try world.deferredEvents == [])
    }

    @Test("what was deferred comes before the event of the day", arguments: FidelityLevel.dispatches)
    func order(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate(unitData: ["host": "a"], appData: [:])
        try world.when("db-relation-changed", .putOff)
        try await world.changeRemoteUnit(["host": "b"])
        try world.follow([:])
        _ = world.takeNotes()
        try await world.sendEvent()
        #expect(world.takeNotes() == ["db-relation-changed remote/0", "config-changed"])
    }

    @Test("an event that waits already does not wait twice", arguments: FidelityLevel.dispatches)
    func duplicates(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try world.when("config-changed", .putOff)
        try await world.sendEvent()
        try await world.sendEvent()
        #expect(try world.deferredEvents == ["config_changed"])
    }
}
