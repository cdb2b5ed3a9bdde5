import Testing

@testable import FidelityCharm

@Suite struct OwnSecretTests {
    private let content = ["password": "first"]

    @Test("a new secret can be read at once, and is there when the hook has ended", arguments: FidelityLevel.all)
    func add(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        let results = try await world.perform(
            .addSecret(.app, content, label: "shared"), .addSecret(.unit, ["password": "own"], label: "mine"),
            .readSecret(.label("shared")))
        #expect(results == ["first", "own", "password=first"])
        #expect(
            try Set(world.ownSecrets) == [
                OwnSecret(owner: .app, label: "shared", revisions: [1], content: content, readers: []),
                OwnSecret(owner: .unit, label: "mine", revisions: [1], content: ["password": "own"], readers: []),
            ])
        let later = try await world.perform(.readSecret(.label("shared")), .readSecret(.label("mine")))
        #expect(later == ["password=first", "password=own"])
    }

    @Test("a secret of a hook that fails is gone, and so is its grant", arguments: FidelityLevel.all)
    func rollBack(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        _ = try await world.perform(.addSecret(.app, content, label: "kept"))
        _ = try await world.perform(
            .addSecret(.app, content, label: "lost"), .grantSecret(.label("kept"), endpoint: "db"),
            .setSecret(.label("kept"), ["password": "second"]), .crash)
        #expect(
            try world.ownSecrets == [
                OwnSecret(owner: .app, label: "kept", revisions: [1], content: content, readers: [])
            ])
        try world.passOverFailure()
        let results = try await world.perform(.readSecret(.label("lost")))
        #expect(results.map { $0.prefix { $0 != ":" } } == ["secretNotFound"])
    }

    @Test("a new revision is seen by a peek, and by the owner's refresh", arguments: FidelityLevel.all)
    func revisions(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        _ = try await world.perform(.addSecret(.app, content, label: "shared"))
        _ = try await world.perform(.setSecret(.label("shared"), ["password": "second"]))
        #expect(try world.ownSecrets.map(\.revisions) == [[1, 2]])
        let results = try await world.perform(
            .readSecret(.label("shared")), .readSecret(.label("shared"), .peek),
            .readSecret(.label("shared"), .refresh), .readSecret(.label("shared")))
        #expect(results == ["password=first", "password=second", "password=second", "password=second"])
    }

    @Test("a revision that is removed is gone", arguments: FidelityLevel.all)
    func removal(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        _ = try await world.perform(.addSecret(.app, content, label: "shared"))
        _ = try await world.perform(.setSecret(.label("shared"), ["password": "second"]))
        _ = try await world.perform(
            .readSecret(.label("shared"), .refresh), .removeRevision(.label("shared"), 1))
        #expect(try world.ownSecrets.map(\.revisions) == [[2]])
    }

    @Test("a grant lasts as long as its relation", arguments: FidelityLevel.all)
    func grant(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        _ = try await world.perform(
            .addSecret(.app, content, label: "shared"), .grantSecret(.label("shared"), endpoint: "db"))
        #expect(try world.ownSecrets.map(\.readers) == [["remote"]])
        try await world.unrelate()
        #expect(try world.ownSecrets.map(\.readers) == [[]])
    }

    @Test("a follower cannot make or manage a secret of its application, but has its own", arguments: FidelityLevel.all)
    func follower(_ level: FidelityLevel) async throws {
        let world = try await level.world(units: 2)
        _ = try await world.perform(.addSecret(.app, content, label: "shared"))
        try await world.setLeader(false)
        let results = try await world.perform(
            .addSecret(.app, content, label: "other"), .setSecret(.label("shared"), ["password": "second"]),
            .secretInfo(.label("shared")), .addSecret(.unit, ["password": "own"], label: "mine"))
        #expect(
            results.map { $0.prefix { $0 != ":" } } == [
                "hookCommandFailed", "secretNotFound", "secretNotFound", "own",
            ])
        #expect(try Set(world.ownSecrets.map(\.label)) == ["shared", "mine"])
        #expect(try world.ownSecrets.map(\.revisions) == [[1], [1]])
    }

    @Test("a follower reads a secret of its application by its id", arguments: FidelityLevel.all)
    func followerReads(_ level: FidelityLevel) async throws {
        let world = try await level.world(units: 2)
        _ = try await world.perform(.addSecret(.app, content, label: "shared"))
        try await world.setLeader(false)
        let id = try world.idOfOwnSecret("shared")
        let results = try await world.perform(.readSecret(.id(id)))
        #expect(results == ["password=first"])
    }

    @Test("a label is given once: the second secret of it is refused", arguments: FidelityLevel.all)
    func labels(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        let results = try await world.perform(
            .addSecret(.app, content, label: "shared"), .addSecret(.app, content, label: "shared"))
        #expect(results.count == 2)
        #expect(results.last?.contains("secret with label \"shared\" already exists") == true)
        #expect(try world.ownSecrets.count == 1)
    }

    @Test("a label that another hook has given makes the hook fail when it ends", arguments: FidelityLevel.all)
    func takenLabel(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        _ = try await world.perform(.addSecret(.app, content, label: "shared"))
        _ = try await world.perform(
            .write("db", of: .unit, key: "host", value: "a"), .addSecret(.app, content, label: "shared"))
        #expect(world.hasFailed)
        #expect(try world.ownSecrets.count == 1)
        #expect(try world.unitData("db") == [:])
    }

    @Test("content with a bad key is refused", arguments: FidelityLevel.all)
    func badKey(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        let results = try await world.perform(
            .addSecret(.app, ["Password": "x"], label: "bad"), .addSecret(.app, [:], label: "empty"))
        #expect(results.map { $0.prefix { $0 != ":" } } == ["invalidArgument", "invalidArgument"])
        #expect(try world.ownSecrets == [])
    }
}
