import NIOHTTP1
import PebbleDaemon
import PlainValues
import Synchronization
import Testing

@Suite("Forwarding logs")
struct LogForwardingTests {
    /// A server that keeps what it is sent, and answers as it is told.
    private final class Target: Sendable {
        let requests = Mutex<[(path: String, body: String)]>([])
        let status = Mutex("204 No Content")

        func server() async throws -> StubServer {
            try await StubServer.start(taking: { [self] head, body in
                requests.withLock { $0.append((head.uri, body)) }
                return (status.withLock { $0 }, [], "")
            })
        }

        var bodies: [String] { requests.withLock { $0.map(\.body) } }
    }

    private static func layer(_ port: Int, services: String) -> String {
        """
        services:
            talk: {override: replace, command: 'sh -c "echo one; echo $E; exec sleep 100"', environment: {E: x}}
            quiet: {override: replace, command: 'sh -c "echo hidden; exec sleep 100"'}
        log-targets:
            t:
                override: replace
                type: loki
                location: http://127.0.0.1:\(port)/push
                services: \(services)
                labels: {env: $E}
        """
    }

    @Test("a target gets the lines of its services, earlier ones too, and each of them once")
    func forwards() async throws {
        let target = Target()
        let server = try await target.server()
        try await RunningDaemon.run { daemon in
            try await daemon.addLayer(Self.layer(server.port, services: "[all, -quiet]"))
            _ = try await daemon.change(#"{"action":"start","services":["talk","quiet"]}"#)
            let isSent = try await eventually { !target.bodies.isEmpty }
            #expect(isSent)
        }
        // The end of the daemon sends what is left.
        #expect(target.requests.withLock { $0.allSatisfy { $0.path == "/push" } })
        let all = target.bodies.joined()
        #expect(all.contains(#""stream":{"env":"x","pebble_service":"talk"}"#))
        #expect(all.split(separator: #","one"]"#, omittingEmptySubsequences: false).count == 2)
        #expect(all.contains(#","x"]"#))
        #expect(!all.contains("hidden"))
        try await server.stop()
    }

    @Test(
        "what a target does not take now is sent again, what it refuses is dropped",
        arguments: [("503 Service Unavailable", true), ("429 Too Many Requests", true), ("400 Bad Request", false)])
    func failures(_ status: String, _ isSentAgain: Bool) async throws {
        let target = Target()
        target.status.withLock { $0 = status }
        let server = try await target.server()
        let notes = Mutex<[String]>([])
        try await RunningDaemon.run { options in
            options.note = { note in notes.withLock { $0.append(note) } }
        } _: { daemon in
            try await daemon.addLayer(Self.layer(server.port, services: "[talk]"))
            _ = try await daemon.change(#"{"action":"start","services":["talk"]}"#)
            let isTried = try await eventually { !target.bodies.isEmpty }
            #expect(isTried)
            target.status.withLock { $0 = "200 OK" }
            guard isSentAgain else { return }
            let isRepeated = try await eventually { target.bodies.count > 1 }
            #expect(isRepeated)
        }
        #expect(isSentAgain ? target.bodies.count > 1 : target.bodies.count == 1)
        #expect(Set(target.bodies).count == 1)
        #expect(notes.withLock(\.count) == 1)
        try await server.stop()
    }

    @Test("the newest hundred lines are kept for a target that does not answer")
    func keeps() async throws {
        let target = Target()
        target.status.withLock { $0 = "500 Internal Server Error" }
        let server = try await target.server()
        try await RunningDaemon.run { daemon in
            try await daemon.addLayer(
                """
                services: {many: {override: replace, command: 'sh -c "seq 250; exec sleep 100"'}}
                log-targets: {t: {override: replace, type: loki, location: 'http://127.0.0.1:\(server.port)', services: [all]}}
                """)
            _ = try await daemon.change(#"{"action":"start","services":["many"]}"#)
            let isTried = try await eventually { !target.bodies.isEmpty }
            #expect(isTried)
            target.status.withLock { $0 = "200 OK" }
            let isSent = try await eventually { target.bodies.contains { $0.contains(#""250"]"#) } }
            #expect(isSent)
        }
        let last = try #require(target.bodies.last { $0.contains(#""250"]"#) })
        #expect(last.contains(#""151"]"#))
        #expect(!last.contains(#""150"]"#))
        try await server.stop()
    }
}
