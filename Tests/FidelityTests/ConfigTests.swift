import PlainValues
import Testing

@testable import FidelityCharm

@Suite struct ConfigTests {
    @Test("options have their defaults and types, and one without either has no value", arguments: FidelityLevel.all)
    func defaults(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        let results = try await world.perform(
            .config("port"), .config("ratio"), .config("debug"), .config("name"), .config("unknown"))
        #expect(results == ["an integer 80", "a number 0.5", "a boolean false", "-", "-"])
    }

    @Test("an option that is unset goes back to its default", arguments: FidelityLevel.all)
    func unset(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try world.when("config-changed", .config("port"), .config("name"))
        _ = world.takeResults()
        try await world.setConfig(["port": 8080, "name": "x"])
        #expect(world.takeResults() == ["an integer 8080", "text \"x\""])
        try await world.setConfig([:], unset: ["port", "name"])
        #expect(world.takeResults() == ["an integer 80", "-"])
    }

    @Test(
        "an option that there is not, and a value of another type, are refused before the charm is told",
        arguments: FidelityLevel.all)
    func refused(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        _ = world.takeNotes()
        await #expect(throws: (any Error).self) { try await world.setConfig(["unknown": 1]) }
        await #expect(throws: (any Error).self) { try await world.setConfig(["port": "many"]) }
        await #expect(throws: (any Error).self) { try await world.setConfig(["debug": "maybe"]) }
        #expect(world.takeNotes() == [])
        let results = try await world.perform(.config("port"))
        #expect(results == ["an integer 80"])
    }

    @Test("the configuration is asked for once in a hook", arguments: FidelityLevel.all)
    func cached(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        let before = world.commandCount("config-get")
        _ = try await world.perform(.config("port"), .config("ratio"), .config("unknown"))
        #expect(world.commandCount("config-get") == before + 1)
    }

    @Test("config-changed comes only when something differs", arguments: FidelityLevel.agent)
    func unchanged(_ level: FidelityLevel) async throws {
        let world = try await level.world()
        try await world.setConfig(["port": 8080])
        _ = world.takeNotes()
        try await world.setConfig(["port": 8080])
        #expect(world.takeNotes() == [])
    }
}
