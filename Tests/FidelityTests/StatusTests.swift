import Testing

@testable import FidelityCharm

@Suite struct StatusTests {
    @Test("a unit whose charm has set no status is unknown once it has started", arguments: FidelityLevel.all)
    func unset(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        #expect(try world.unitStatus == ShownStatus("unknown"))
        let results = try await world.perform(.unitStatus)
        #expect(results == ["unknown ''"])
    }

    @Test("a status that was set is what the charm and the operator read", arguments: FidelityLevel.all)
    func set(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        let results = try await world.perform(
            .setUnitStatus("blocked", "no database"), .unitStatus, .setAppStatus("waiting", "for units"), .appStatus)
        #expect(results == ["blocked 'no database'", "waiting 'for units'"])
        #expect(try world.unitStatus == ShownStatus("blocked", "no database"))
        #expect(try world.appStatus == ShownStatus("waiting", "for units"))
        let later = try await world.perform(.unitStatus, .appStatus)
        #expect(later == ["blocked 'no database'", "waiting 'for units'"])
    }

    @Test("a status that was read before it was set is read anew", arguments: FidelityLevel.all)
    func readAndSet(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        let results = try await world.perform(.unitStatus, .setUnitStatus("active", "ready"), .unitStatus)
        #expect(results == ["unknown ''", "active 'ready'"])
    }

    @Test("statuses and the workload's version stay when the hook fails", arguments: FidelityLevel.all)
    func failing(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        _ = try await world.perform(
            .setUnitStatus("blocked", "no database"), .setAppStatus("waiting", "for units"),
            .setWorkloadVersion("1.2"), .crash)
        #expect(world.hasFailed)
        try world.passOverFailure()
        #expect(try world.unitStatus == ShownStatus("blocked", "no database"))
        #expect(try world.appStatus == ShownStatus("waiting", "for units"))
        #expect(try world.workloadVersion == "1.2")
    }

    @Test("a hook that fails shows as the unit's status", arguments: FidelityLevel.agent)
    func error(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        _ = try await world.perform(.setUnitStatus("active", ""), .crash)
        #expect(try world.unitStatus == ShownStatus("error", "hook failed: \"config-changed\""))
        try world.passOverFailure()
        #expect(try world.unitStatus == ShownStatus("active"))
    }

    @Test("a follower neither reads nor sets its application's status", arguments: FidelityLevel.all)
    func follower(_ level: FidelityLevel) async throws {
        let world = try await level.world(isLeader: false)
        let results = try await world.perform(.setAppStatus("active", ""), .appStatus)
        #expect(results.map { $0.prefix { $0 != ":" } } == ["notAllowed", "notAllowed"])
    }

    @Test("of the statuses that are collected the most serious one is set", arguments: FidelityLevel.all)
    func collected(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try world.follow([
            "collect-unit-status": [
                .addStatus("active", ""), .addStatus("blocked", "first"), .addStatus("blocked", "second"),
                .addStatus("waiting", "third"),
            ],
            "collect-app-status": [.addStatus("maintenance", "migrating")],
        ])
        try await world.collectStatuses()
        #expect(try world.unitStatus == ShownStatus("blocked", "first"))
        #expect(try world.appStatus == ShownStatus("maintenance", "migrating"))
    }

    @Test("a follower collects only its own status", arguments: FidelityLevel.all)
    func followerCollects(_ level: FidelityLevel) async throws {
        let world = try await level.world(isLeader: false)
        try world.follow([
            "collect-unit-status": [.addStatus("active", "serving")],
            "collect-app-status": [.addStatus("blocked", "not mine")],
        ])
        try await world.collectStatuses()
        #expect(try world.unitStatus == ShownStatus("active", "serving"))
        #expect(try world.appStatus != ShownStatus("blocked", "not mine"))
    }
}
