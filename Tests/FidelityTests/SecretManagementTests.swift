import Testing

@testable import FidelityCharm

@Suite struct SecretManagementTests {
    private let content = ["password": "first"]

    @Test("what the owner says of a secret is what it is told later", arguments: FidelityLevel.all)
    func info(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        let before = try await world.perform(
            .addSecret(.app, content, label: "shared"), .secretInfo(.label("shared")))
        #expect(before == ["first", "shared '' 1 never"])
        _ = try await world.perform(
            .setSecret(.label("shared"), ["password": "second"]),
            .describeSecret(.label("shared"), label: "renamed", text: "for the database"))
        let results = try await world.perform(.secretInfo(.label("renamed")), .readSecret(.label("shared")))
        #expect(results.first == "renamed 'for the database' 2 daily")
        #expect(results.last?.hasPrefix("secretNotFound") == true)
    }

    @Test("a grant is taken back, in the hook that gives it or in a later one", arguments: FidelityLevel.all)
    func revoke(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.relate()
        _ = try await world.perform(
            .addSecret(.app, content, label: "shared"), .grantSecret(.label("shared"), endpoint: "db"))
        #expect(try world.ownSecrets.map(\.readers) == [["remote"]])
        _ = try await world.perform(.revokeSecret(.label("shared"), endpoint: "db"))
        #expect(try world.ownSecrets.map(\.readers) == [[]])
        _ = try await world.perform(
            .grantSecret(.label("shared"), endpoint: "db"), .revokeSecret(.label("shared"), endpoint: "db"))
        #expect(try world.ownSecrets.map(\.readers) == [[]])
    }

    @Test("a secret that is removed is gone, and its label is free again", arguments: FidelityLevel.all)
    func remove(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        _ = try await world.perform(.addSecret(.app, content, label: "shared"))
        _ = try await world.perform(.removeSecret(.label("shared")), .crash)
        #expect(try world.ownSecrets.count == 1)
        try world.passOverFailure()
        _ = try await world.perform(.removeSecret(.label("shared")))
        #expect(try world.ownSecrets == [])
        let results = try await world.perform(
            .readSecret(.label("shared")), .addSecret(.app, ["password": "second"], label: "shared"))
        #expect(results.first?.hasPrefix("secretNotFound") == true)
        #expect(results.last == "second")
        #expect(!world.hasFailed)
        #expect(try world.ownSecrets.map(\.content) == [["password": "second"]])
    }

    @Test("a revision that its owner still reads can be removed, and is not found then", arguments: FidelityLevel.all)
    func removeTracked(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        _ = try await world.perform(.addSecret(.app, content, label: "shared"), .readSecret(.label("shared")))
        _ = try await world.perform(.setSecret(.label("shared"), ["password": "second"]))
        _ = try await world.perform(.readSecret(.label("shared")), .removeRevision(.label("shared"), 1))
        #expect(try world.ownSecrets.map(\.revisions) == [[2]])
        let results = try await world.perform(.readSecret(.label("shared")))
        #expect(results.map { $0.prefix { $0 != ":" } } == ["secretNotFound"])
    }

    @Test("several changes of a secret in one hook are one revision", arguments: FidelityLevel.all)
    func oneRevision(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        _ = try await world.perform(
            .addSecret(.app, content, label: "shared"), .setSecret(.label("shared"), ["password": "second"]),
            .setSecret(.label("shared"), ["password": "third"]))
        #expect(try world.ownSecrets.map(\.revisions) == [[1]])
        #expect(try world.ownSecrets.map(\.content) == [["password": "third"]])
        _ = try await world.perform(
            .setSecret(.label("shared"), ["password": "fourth"]), .setSecret(.label("shared"), ["password": "fifth"]))
        #expect(try world.ownSecrets.map(\.revisions) == [[1, 2]])
        #expect(try world.ownSecrets.map(\.content) == [["password": "fifth"]])
    }
}
