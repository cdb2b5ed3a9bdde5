import Glibc
import NIOCore
import Synchronization
import Testing

@testable import Pebble

@Suite("Connections to Pebble", .timeLimit(.minutes(1)))
struct ConnectionTests {
    @Test("requests one after the other share a connection")
    func kept() async throws {
        let daemon = try StubDaemon { _, connection in connection.result(#"{"version":"1"}"#) }
        let client = daemon.client()
        for _ in 0..<10 { _ = try await client.systemInfo() }
        #expect(daemon.requests.count == 10)
        #expect(daemon.connectionCount == 1)
    }

    @Test("a request tells what HTTP asks for")
    func request() async throws {
        let daemon = try StubDaemon { _, connection in connection.result("true") }
        try await daemon.client().sendSignal("SIGHUP", to: ["a"])
        let request = try #require(daemon.requests.first)
        #expect(request.headers["host"] == "localhost")
        #expect(request.headers["content-type"] == "application/json")
        #expect(request.headers["content-length"] == "\(request.body.count)")
    }

    @Test("requests at once have a connection each, and none waits for another")
    func atOnce() async throws {
        let waiting = Mutex<[StubConnection]>([])
        let daemon = try StubDaemon { _, connection in
            // Nobody is answered before all have asked.
            let all = waiting.withLock { waiting in
                waiting.append(connection)
                return waiting.count == 20 ? waiting : []
            }
            for connection in all { connection.result(#"{"version":"1"}"#) }
        }
        let client = PebbleClient(socketPath: daemon.path, timeout: .seconds(30))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 { group.addTask { _ = try await client.systemInfo() } }
            try await group.waitForAll()
        }
        #expect(daemon.connectionCount == 20)
    }

    @Test("a connection that the daemon is to close is not used again")
    func notKept() async throws {
        let daemon = try StubDaemon { _, connection in
            connection.answer(#"{"status-code":200,"result":{"version":"1"}}"#, fields: "Connection: close\r\n")
        }
        let client = daemon.client()
        for _ in 0..<3 { _ = try await client.systemInfo() }
        #expect(daemon.connectionCount == 3)
    }

    @Test("a daemon that was restarted between two calls is met again", arguments: [false, true])
    func restarted(posts: Bool) async throws {
        let daemon = try StubDaemon { _, connection in connection.result(#"{"version":"1"}"#) }
        let client = daemon.client()
        for _ in 0..<10 {
            if posts {
                try await client.sendSignal("SIGHUP", to: ["a"])
            } else {
                _ = try await client.systemInfo()
            }
            daemon.stop()
            try daemon.start()
        }
        #expect(daemon.requests.count == 10)
    }

    @Test("a question on a kept connection that dies unanswered is asked again")
    func repeated() async throws {
        let daemon = try StubDaemon { request, connection in
            if request.connection == 0, request.target != "/v1/system-info" { return connection.close() }
            connection.result(request.target == "/v1/system-info" ? #"{"version":"1"}"# : "[]")
        }
        let client = daemon.client()
        _ = try await client.systemInfo()
        #expect(try await client.services() == [])
        #expect(daemon.requests.map(\.connection) == [0, 0, 1])
    }

    @Test("an order on a kept connection that dies unanswered may have been carried out: it is not given again")
    func notRepeated() async throws {
        let daemon = try StubDaemon { request, connection in
            if request.method == "POST" { return connection.close() }
            connection.result(#"{"version":"1"}"#)
        }
        let client = daemon.client()
        _ = try await client.systemInfo()
        let error = await #expect(throws: PebbleError.self) { try await client.sendSignal("SIGHUP", to: ["a"]) }
        #expect(error?.code == .connection)
        #expect(daemon.requests.count == 2)
    }

    @Test("a question on a new connection that dies unanswered is not asked again")
    func newConnection() async throws {
        let daemon = try StubDaemon { _, connection in connection.close() }
        let client = daemon.client()
        let error = await #expect(throws: PebbleError.self) { try await client.systemInfo() }
        #expect(error?.code == .connection)
        #expect(daemon.requests.count == 1)
    }

    @Test("a task that is cancelled ends its request and closes the connection")
    func cancelled() async throws {
        let (asked, ended) = (Occurrence<Void>(), Occurrence<Void>())
        let daemon = try StubDaemon { _, connection in
            asked.happen()
            connection.waitForEnd()
            ended.happen()
        }
        let client = PebbleClient(socketPath: daemon.path, timeout: .seconds(50))
        let task = Task { try await client.systemInfo() }
        await asked.wait()
        task.cancel()
        let error = await #expect(throws: PebbleError.self) { try await task.value }
        #expect(error?.code == .cancelled)
        await ended.wait()
    }

    @Test("a task that was cancelled before makes no request that counts")
    func cancelledBefore() async throws {
        let daemon = try StubDaemon { _, _ in }
        let client = PebbleClient(socketPath: daemon.path, timeout: .seconds(50))
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await client.systemInfo()
        }
        task.cancel()
        let error = await #expect(throws: PebbleError.self) { try await task.value }
        #expect(error?.code == .cancelled)
    }

    @Test("a socket that is not there, or on which nobody listens, is an error that names it")
    func nobody() async throws {
        let missing = PebbleClient(socketPath: "/nonexistent/pebble.socket")
        var error = await #expect(throws: PebbleError.self) { try await missing.systemInfo() }
        #expect(error?.code == .connection)
        #expect(
            error?.description == "Pebble cannot be reached at '/nonexistent/pebble.socket': "
                + "there is no such socket; Pebble may not have started yet.")
        let daemon = try StubDaemon { _, _ in }
        daemon.stop(keepingFile: true)
        let dead = daemon.client()
        error = await #expect(throws: PebbleError.self) { try await dead.systemInfo() }
        #expect(error?.code == .connection)
        #expect(error?.description.hasSuffix("': nothing listens there; Pebble may have stopped.") == true)
        let long = PebbleClient(socketPath: "/" + String(repeating: "a", count: 200))
        error = await #expect(throws: PebbleError.self) { try await long.systemInfo() }
        #expect(error?.code == .invalidArgument)
    }

    @Test("programs that a charm spawns do not inherit a connection")
    func inheritance() throws {
        let daemon = try StubDaemon { _, _ in }
        guard case .connected(let descriptor) = UnixSocket.connect(to: daemon.path, limit: .seconds(5)) else {
            Issue.record("The socket takes no connection.")
            return
        }
        defer { close(descriptor) }
        #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC == FD_CLOEXEC)
    }

    @Test("the connections of a client that is gone are closed")
    func gone() async throws {
        let ended = Occurrence<Void>()
        let daemon = try StubDaemon { _, connection in
            connection.result(#"{"version":"1"}"#)
            connection.waitForEnd()
            ended.happen()
        }
        _ = try await daemon.client().systemInfo()
        await ended.wait()
    }
}
