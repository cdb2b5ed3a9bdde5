import Ops
import OpsTesting
import Testing

@Suite("What else a simulated Pebble answers")
struct SystemTests {
    @Test func `tells its version`() async throws {
        let (_, web) = try WorkloadCharm.begun()
        #expect(try await web.pebble.systemInfo().version == "v1.32.1")
    }

    @Test func `keeps identities`() async throws {
        let (_, web) = try WorkloadCharm.begun()
        let pebble = web.pebble
        try await pebble.replaceIdentities([
            "bob": Identity(.read, localUserID: 42), "web": Identity(.metrics, passwordHash: "$6$hash"),
        ])
        #expect(
            try await pebble.identities() == [
                "bob": Identity(.read, localUserID: 42), "web": Identity(.metrics, passwordHash: "*****"),
            ])
        let twice = await pebbleError { try await pebble.replaceIdentities(["al": Identity(.read, localUserID: 42)]) }
        #expect(twice?.message == "cannot have multiple identities with user ID 42 (al, bob)")
        let unknown = await pebbleError { try await pebble.removeIdentities(["bob", "nope"]) }
        #expect(unknown?.message == "identities do not exist: nope")
        try await pebble.removeIdentities(["bob"])
        #expect(try await pebble.identities().keys.sorted() == ["web"])
    }

    @Test func `has no warnings of their own, as today's Pebble`() async throws {
        let (_, web) = try WorkloadCharm.begun()
        let error = await pebbleError { _ = try await web.pebble.warnings() }
        #expect(error?.statusCode == 404)
        #expect(try await web.pebble.logs().isEmpty)
    }

    @Test func `answers a handler on its own thread, however many wait`() async throws {
        // Each handler holds its thread: were another one needed, that many would wait for each other.
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<64 {
                group.addTask {
                    let (harness, _) = try WorkloadCharm.begun()
                    try harness.handleExec("web", ["cat"]) { ExecResult(output: $0.standardInput, errors: []) }
                    try harness.charm.whenReady = { web in
                        try await web.addLayer("base", .services("web", startup: .enabled))
                        try await web.replan()
                        try await web.push(.bytes([UInt8](repeating: 7, count: 200_000)), to: "/file")
                        let bytes = try await web.pull("/file").bytes()
                        let output = try await web.exec(["cat"], standardInput: .bytes(bytes)).waitForOutput()
                        #expect(output.standardOutput == bytes)
                    }
                    try harness.containerPebbleReady("web")
                    #expect(try harness.charm.told == ["ready"])
                }
            }
            try await group.waitForAll()
        }
    }
}
