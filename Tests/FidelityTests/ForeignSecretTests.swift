import Testing

@testable import FidelityCharm

@Suite struct ForeignSecretTests {
    @Test("a secret of another application is read once it is granted", arguments: FidelityLevel.all)
    func granted(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        let open = try await world.addRemoteSecret(["password": "first"], isGranted: true)
        let closed = try await world.addRemoteSecret(["password": "hidden"], isGranted: false)
        let results = try await world.perform(.readSecret(.id(open)), .readSecret(.id(closed)))
        #expect(results.first == "password=first")
        #expect(results.last?.hasPrefix("hookCommandFailed") == true)
        #expect(results.last?.contains("permission denied") == true)
    }

    @Test(
        "a secret that is revoked, or whose relation has ended, cannot be read any more", arguments: FidelityLevel.all)
    func revoked(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        let revoked = try await world.addRemoteSecret(["password": "first"], isGranted: true)
        let kept = try await world.addRemoteSecret(["password": "second"], isGranted: true)
        try await world.revokeRemoteSecret(revoked)
        let results = try await world.perform(.readSecret(.id(revoked)), .readSecret(.id(kept)))
        #expect(results.first?.contains("permission denied") == true)
        #expect(results.last == "password=second")
        try await world.unrelate()
        let later = try await world.perform(.readSecret(.id(kept)))
        #expect(later.first?.contains("permission denied") == true)
    }

    @Test("a consumer reads its revision until it refreshes, and is told of each new one", arguments: FidelityLevel.all)
    func tracked(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        let id = try await world.addRemoteSecret(["password": "first"], isGranted: true)
        _ = try await world.perform(.readSecret(.labelled(id, label: "known")))
        try world.when(
            "secret-changed", .readSecret(.label("known")), .readSecret(.label("known"), .peek),
            .readSecret(.label("known")))
        try await world.changeRemoteSecret(id, ["password": "second"])
        #expect(
            world.takeNotes() == [
                "secret-changed known", "  password=first", "  password=second", "  password=first",
            ])
        let results = try await world.perform(.readSecret(.label("known"), .refresh), .readSecret(.label("known")))
        #expect(results == ["password=second", "password=second"])
    }

    @Test("a consumer that has not read a secret is told nothing of its revisions", arguments: FidelityLevel.agent)
    func unread(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        let id = try await world.addRemoteSecret(["password": "first"], isGranted: true)
        _ = world.takeNotes()
        try await world.changeRemoteSecret(id, ["password": "second"])
        #expect(world.takeNotes() == [])
    }

    @Test("a label that the consumer gave finds the secret in later events", arguments: FidelityLevel.all)
    func label(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        let id = try await world.addRemoteSecret(["password": "first"], isGranted: true)
        let before = try await world.perform(.readSecret(.label("known")), .readSecret(.labelled(id, label: "known")))
        #expect(before.first?.hasPrefix("secretNotFound") == true)
        #expect(before.last == "password=first")
        let later = try await world.perform(.readSecret(.label("known")))
        #expect(later == ["password=first"])
    }

    @Test("a revision and a label that a hook which fails has taken are forgotten", arguments: FidelityLevel.all)
    func failing(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        let id = try await world.addRemoteSecret(["password": "first"], isGranted: true)
        _ = try await world.perform(.readSecret(.labelled(id, label: "kept")))
        try await world.changeRemoteSecret(id, ["password": "second"])
        _ = try await world.perform(
            .readSecret(.id(id), .refresh), .readSecret(.labelled(id, label: "lost")), .crash)
        try world.passOverFailure()
        let results = try await world.perform(.readSecret(.id(id)), .readSecret(.label("kept")))
        #expect(results == ["password=first", "password=first"])
    }

    @Test("the content of a secret is asked for once", arguments: FidelityLevel.all)
    func cached(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        let id = try await world.addRemoteSecret(["password": "first"], isGranted: true)
        let before = world.commandCount("secret-get")
        let results = try await world.perform(.readSecretTwice(.id(id)))
        #expect(results == ["password=first password=first"])
        #expect(world.commandCount("secret-get") == before + 1)
    }

    @Test(
        "who changes another's secret is refused when the hook ends, and nothing is kept", arguments: FidelityLevel.all)
    func notMine(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        let id = try await world.addRemoteSecret(["password": "first"], isGranted: true)
        _ = try await world.perform(
            .write("db", of: .unit, key: "host", value: "a"), .setSecret(.id(id), ["password": "mine"]))
        #expect(world.hasFailed)
        #expect(try world.unitData("db") == [:])
        try world.passOverFailure()
        let results = try await world.perform(.readSecret(.id(id), .peek))
        #expect(results == ["password=first"])
    }

    @Test("a secret that was never there is not found", arguments: FidelityLevel.all)
    func missing(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        let results = try await world.perform(.readSecret(.id("secret:0123456789abcdefghij")))
        #expect(results.count == 1)
        #expect(results.first?.hasPrefix("secretNotFound") == true)
        #expect(results.first?.contains("secret \"0123456789abcdefghij\" not found") == true)
    }

    @Test("a secret of the model's user is read once it is granted", arguments: FidelityLevel.all)
    func user(_ level: FidelityLevel) async throws {
        for (isGranted, expected) in [(true, "password=first"), (false, "hookCommandFailed")] {
            let world = try await level.world()
            let id = try await world.addUserSecret(["password": "first"], isGranted: isGranted)
            let results = try await world.perform(.readSecret(.id(id)))
            #expect(results.map { $0.prefix { $0 != ":" } } == [Substring(expected)])
        }
    }
}
