import Testing

@testable import FidelityCharm

@Suite struct RelationDataTests {
    @Test("the unit and the leader write into their own databags", arguments: FidelityLevel.all)
    func ownDatabags(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        let results = try await world.perform(
            .write("db", of: .unit, key: "host", value: "a"), .write("db", of: .app, key: "name", value: "b"))
        #expect(results == [])
        #expect(try world.unitData("db") == ["host": "a"])
        #expect(try world.appData("db") == ["name": "b"])
    }

    @Test("a follower neither reads nor writes its application's databag", arguments: FidelityLevel.all)
    func follower(_ level: FidelityLevel) async throws {
        let world = try await level.world(isLeader: false)
        try await world.relate()
        let results = try await world.perform(
            .write("db", of: .app, key: "name", value: "b"), .read("db", of: .app, key: "name"),
            .write("db", of: .unit, key: "host", value: "a"))
        #expect(
            results == [
                "relationDataAccess: app/0 is not leader and cannot write application data.",
                "relationDataAccess: app/0 is not leader and cannot read its own application databag",
            ])
        #expect(try world.appData("db") == [:])
        #expect(try world.unitData("db") == ["host": "a"])
    }

    @Test("the rights are the same while the charm is made", arguments: FidelityLevel.dispatches)
    func rightsInInitializer(_ level: FidelityLevel) async throws {
        let world = try await level.world(isLeader: false)
        try await world.relate(unitData: ["host": "a"], appData: [:])
        try world.when(
            "init", .read("db", of: .app, key: "name"), .write("db", of: .app, key: "name", value: "b"),
            .read("db", of: .remoteUnit(0), key: "host"), .write("db", of: .unit, key: "host", value: "c"))
        _ = world.takeResults()
        try await world.sendEvent()
        #expect(
            world.takeResults().map { $0.prefix { $0 != ":" } } == ["relationDataAccess", "relationDataAccess", "a"])
        #expect(try world.unitData("db") == ["host": "c"])
    }

    @Test("a follower reads its application's databag among peers, and cannot write it", arguments: FidelityLevel.all)
    func followerAmongPeers(_ level: FidelityLevel) async throws {
        let world = try await level.world(isLeader: false)
        let results = try await world.perform(
            .read("cluster", of: .app, key: "name"), .write("cluster", of: .app, key: "name", value: "b"))
        #expect(
            results == ["-", "relationDataAccess: app/0 is not leader and cannot write application data."])
    }

    @Test("everyone reads the other side's databags, and nobody writes them", arguments: FidelityLevel.all)
    func remoteDatabags(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate(unitData: ["host": "a"], appData: ["name": "b"])
        let results = try await world.perform(
            .read("db", of: .remoteUnit(0), key: "host"), .read("db", of: .remoteApp, key: "name"),
            .write("db", of: .remoteUnit(0), key: "host", value: "x"),
            .write("db", of: .remoteApp, key: "name", value: "x"))
        #expect(
            results == [
                "a", "b", "relationDataAccess: app/0 cannot write databag of remote/0: not the same unit.",
                "relationDataAccess: app cannot write the data of remote application remote",
            ])
    }

    @Test("a charm reads what it has just written, and an empty text removes its key", arguments: FidelityLevel.all)
    func pendingWrites(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        let results = try await world.perform(
            .write("db", of: .unit, key: "host", value: "a"), .read("db", of: .unit, key: "host"),
            .write("db", of: .unit, key: "host", value: "b"), .read("db", of: .unit, key: "host"),
            .write("db", of: .app, key: "name", value: "c"), .read("db", of: .app, key: "name"),
            .write("db", of: .unit, key: "host", value: ""), .read("db", of: .unit, key: "host"))
        #expect(results == ["a", "b", "c", "-"])
        #expect(try world.unitData("db") == [:])
        #expect(try world.appData("db") == ["name": "c"])
    }

    @Test("texts of any letters and lines come through as they are", arguments: FidelityLevel.all)
    func texts(_ level: FidelityLevel) async throws {
        let text = "zwei = \"Zeilen\"\n\u{1F41D} ' $HOME \\ end "
        let world = try await level.world()
        try await world.relate()
        _ = try await world.perform(
            .write("db", of: .unit, key: "text", value: text), .setUnitStatus("active", text),
            .addSecret(.unit, ["password": text], label: text))
        #expect(try world.unitData("db") == ["text": text])
        #expect(try world.unitStatus == ShownStatus("active", text))
        #expect(try world.ownSecrets.map(\.content) == [["password": text]])
        #expect(try world.ownSecrets.map(\.label) == [text])
    }

    @Test("the databag of a unit that is not in the relation cannot be read", arguments: FidelityLevel.all)
    func stranger(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        let results = try await world.perform(.read("db", of: .remoteUnit(7), key: "host"))
        #expect(results.map { $0.prefix { $0 != ":" } } == ["invalidArgument"])
    }

    @Test("what a hook that fails has written is gone", arguments: FidelityLevel.all)
    func rollBack(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        _ = try await world.perform(.write("db", of: .unit, key: "host", value: "a"))
        _ = try await world.perform(
            .write("db", of: .unit, key: "host", value: "b"), .write("db", of: .app, key: "name", value: "c"), .crash)
        #expect(world.hasFailed)
        #expect(try world.unitData("db") == ["host": "a"])
        #expect(try world.appData("db") == [:])
        try world.passOverFailure()
        let results = try await world.perform(.read("db", of: .unit, key: "host"))
        #expect(results == ["a"])
    }

    @Test("a databag is fetched once in a hook", arguments: FidelityLevel.all)
    func cachedDatabag(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate(unitData: ["host": "a", "port": "1"], appData: [:])
        let before = world.commandCount("relation-get")
        let results = try await world.perform(
            .read("db", of: .remoteUnit(0), key: "host"), .read("db", of: .remoteUnit(0), key: "port"))
        #expect(results == ["a", "1"])
        #expect(world.commandCount("relation-get") == before + 1)
    }

    @Test("each event reads the databags anew", arguments: FidelityLevel.all)
    func freshDatabag(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate(unitData: ["host": "a"], appData: ["name": "b"])
        try world.when(
            "db-relation-changed", .read("db", of: .remoteUnit(0), key: "host"),
            .read("db", of: .remoteApp, key: "name"))
        _ = world.takeNotes()
        try await world.changeRemoteUnit(["host": "c"])
        try await world.changeRemoteApp(["name": ""])
        #expect(
            world.takeNotes() == [
                "db-relation-changed remote/0", "  c", "  b", "db-relation-changed remote", "  c", "  -",
            ])
    }
}
