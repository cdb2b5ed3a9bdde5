import Testing

@testable import FidelityCharm

@Suite struct LifeTests {
    @Test("a new unit gets its first events in Juju's order", arguments: FidelityLevel.eventStreams)
    func firstEvents(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        #expect(
            world.takeNotes() == [
                "install", "cluster-relation-created app", "leader-elected", "config-changed", "start",
            ])
    }

    @Test(
        "an event of the charm's own reaches its observers at once, in the order in which they observe",
        arguments: FidelityLevel.all)
    func ownEvents(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try world.when("config-changed", .emit("it"), .config("port"))
        _ = world.takeNotes()
        try await world.sendEvent()
        #expect(world.takeNotes() == ["config-changed", "happened it", "second it", "  an integer 80"])
    }

    @Test("each event meets a new charm", arguments: FidelityLevel.dispatches)
    func newCharm(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        for _ in 0..<2 {
            let results = try await world.perform(.countInMemory)
            #expect(results == ["1"])
        }
    }

    @Test("what the charm has stored is there in the next event", arguments: FidelityLevel.all)
    func stored(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        for count in 1...3 {
            let results = try await world.perform(.count)
            #expect(results == ["\(count)"])
        }
    }

    @Test("what a hook that fails has stored is gone", arguments: FidelityLevel.dispatches)
    func storedInFailure(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        _ = try await world.perform(.count)
        _ = try await world.perform(.count, .crash)
        try world.passOverFailure()
        let results = try await world.perform(.count)
        #expect(results == ["2"])
    }

    @Test("a hook that has failed starts from where it started before", arguments: FidelityLevel.dispatches)
    func retry(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        let results = try await world.perform(.count, .write("db", of: .unit, key: "host", value: "a"), .crash)
        #expect(results == ["1"])
        try world.when("config-changed", .read("db", of: .unit, key: "host"), .count)
        try await world.retryFailure()
        #expect(world.takeNotes() == ["config-changed", "  -", "  1"])
        #expect(!world.hasFailed)
    }

    @Test("a unit whose hook has failed gets no other event before that one", arguments: FidelityLevel.agent)
    func blocked(_ level: FidelityLevel) async throws {
        let world = try await level.world(script: ["install": [.crash]])
        #expect(world.takeNotes() == ["install"])
        try await world.relate()
        #expect(world.takeNotes() == [])
        try world.follow([:])
        try await world.retryFailure()
        #expect(
            world.takeNotes().prefix(3) == ["install", "cluster-relation-created app", "db-relation-created remote"])
    }

    @Test("an event that fails while statuses are collected keeps nothing", arguments: FidelityLevel.dispatches)
    func failingCollection(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        try world.follow([
            "config-changed": [.write("db", of: .unit, key: "host", value: "a"), .putOff],
            "collect-unit-status": [.addStatus("active", "ready"), .crash],
        ])
        try await world.sendEvent()
        #expect(world.hasFailed)
        try world.passOverFailure()
        #expect(try world.unitData("db") == [:])
        #expect(try world.deferredEvents == [])
        #expect(try world.unitStatus == ShownStatus("unknown"))
    }

    @Test("what a charm logs is logged with its level", arguments: FidelityLevel.all)
    func log(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        _ = try await world.perform(.log("all is well"))
        #expect(try world.logLines("INFO").contains("all is well"))
        #expect(try !world.logLines("ERROR").contains("all is well"))
    }

    @Test("the log says what a hook has failed of", arguments: FidelityLevel.agent)
    func failureInLog(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        _ = try await world.perform(.crash)
        #expect(try world.logLines("ERROR").contains { $0.contains("Crash") })
    }

    @Test("who leads is asked anew in each event", arguments: FidelityLevel.all)
    func leadership(_ level: FidelityLevel) async throws {
        let world = try await level.world(units: 2)
        let leading = try await world.perform(.isLeader)
        #expect(leading == ["true"])
        try await world.setLeader(false)
        let following = try await world.perform(.isLeader)
        #expect(following == ["false"])
    }

    @Test("the planned units are those of the application", arguments: FidelityLevel.all)
    func plannedUnits(_ level: FidelityLevel) async throws {
        for units in 1...2 {
            let world = try await level.world(units: units)
            let results = try await world.perform(.plannedUnits)
            #expect(results == ["\(units)"])
        }
    }

    @Test("a unit that becomes the leader is told, and may act as one in that event", arguments: FidelityLevel.all)
    func election(_ level: FidelityLevel) async throws {
        let world = try await level.world(isLeader: false)
        try world.when("leader-elected", .isLeader, .write("cluster", of: .app, key: "leader", value: "me"))
        _ = world.takeNotes()
        try await world.setLeader(true)
        #expect(world.takeNotes() == ["leader-elected", "  true"])
        #expect(try world.appData("cluster") == ["leader": "me"])
    }

    @Test("a port that is closed is closed, in the hook that opens it or in a later one", arguments: FidelityLevel.all)
    func closedPorts(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        _ = try await world.perform(.openPort(80), .openPort(443), .closePort(443))
        #expect(try world.openedPorts == ["80/tcp"])
        _ = try await world.perform(.closePort(80), .openPort(8080))
        #expect(try world.openedPorts == ["8080/tcp"])
    }

    @Test("ports are opened when the hook has ended well", arguments: FidelityLevel.all)
    func ports(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        _ = try await world.perform(.openPort(80), .crash)
        #expect(try world.openedPorts == [])
        try world.passOverFailure()
        _ = try await world.perform(.openPort(8080))
        #expect(try world.openedPorts == ["8080/tcp"])
        let results = try await world.perform(.openedPorts, .openPort(70000))
        #expect(results.first == "8080/tcp")
        #expect(results.count == 2)
    }
}
