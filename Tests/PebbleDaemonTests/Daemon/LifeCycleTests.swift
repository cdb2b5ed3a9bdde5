import Glibc
import PebbleDaemon
import PlainValues
import Synchronization
import Testing

@Suite("The daemon's life")
struct LifeCycleTests {
    @Test("a second daemon on a socket that is in use does not start, and the first one goes on")
    func inUse() async throws {
        let folder = try TemporaryFolder()
        try await RunningDaemon.run(in: folder) { daemon in
            let error = try await #require(throws: PebbleDaemonError.self) {
                try await RunningDaemon.run(in: folder) { _ in }
            }
            #expect(error.description == #"socket "\#(daemon.socketPath)" already in use"#)
            #expect(try await daemon.get("/v1/health").status == 200)
        }
        #expect(!folder.names().contains(".pebble.socket"))
    }

    @Test("a socket file that a killed daemon left is replaced, another file is not")
    func stale() async throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/.pebble.socket"
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let isBound = withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        close(descriptor)
        try #require(isBound == 0)
        try await RunningDaemon.run(in: folder) { daemon in
            let reply = try await daemon.get("/v1/health")
            #expect(reply.status == 200)
        }
        try folder.write("precious", to: ".pebble.socket")
        let error = try await #require(throws: PebbleDaemonError.self) {
            try await RunningDaemon.run(in: folder) { _ in }
        }
        #expect(error.description == #""\#(path)" is there and is no socket"#)
        #expect(folder.read(".pebble.socket") == "precious")
    }

    @Test("requests that are open for longer than a second make the exit code 1")
    func openRequests() async throws {
        #expect(try await RunningDaemon.run { _ in } == 0)
        // The client stays until the daemon has ended.
        var kept: RawConnection?
        let code = try await RunningDaemon.run { daemon in
            let connection = try RawConnection(daemon.socketPath)
            try connection.send(Array("GET /v1/notices?timeout=100s HTTP/1.1\r\nHost: x\r\n\r\n".utf8))
            // The request has come when another one, sent after it, was answered.
            _ = try await daemon.get("/v1/health")
            try await Task.sleep(for: .milliseconds(50))
            kept = connection
        }
        withExtendedLifetime(kept) {}
        #expect(code == 1)
    }

    @Test(
        "a state file that is damaged stops the daemon from starting, and stays as it is",
        arguments: [
            "", "{", "[]", "{}", "\u{0}\u{1}", #"{"format":1}"#, #"{"format":2,"changes":[]}"#,
            #"{"format":1,"last-change-id":9223372036854775807,"last-task-id":0,"last-notice-id":0,"#
                + #""last-notice-time":0,"changes":[],"notices":[],"identities":{}}"#,
            #"{"format":1,"last-change-id":-1,"last-task-id":0,"last-notice-id":0,"last-notice-time":0,"#
                + #""changes":[],"notices":[],"identities":{}}"#,
            String(repeating: "[", count: 100_000),
        ])
    func damaged(_ content: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write(content, to: ".pebble.state")
        let error = try await #require(throws: PebbleDaemonError.self) {
            try await RunningDaemon.run(in: folder) { _ in }
        }
        #expect(
            error.description
                == "cannot read the state file \(folder.path)/.pebble.state: it is damaged or another daemon's; "
                + "move it away to start anew")
        #expect(folder.read(".pebble.state") == content.replacing("\u{0}", with: "") || content.contains("\u{0}"))
        #expect(folder.names() == [".pebble.state"])
    }

    @Test("an empty folder becomes a copy once")
    func copyOnce() async throws {
        let (source, folder) = (try TemporaryFolder(), try TemporaryFolder())
        mkdir("\(source.path)/layers", 0o755)
        try source.write("services: {a: {override: replace, command: x}}", to: "layers/001-abc.yaml")
        for _ in 0..<2 {
            try await RunningDaemon.run(in: folder) { options in
                options.copiedFolder = source.path
            } _: { daemon in
                let reply = try await daemon.get("/v1/services")
                #expect(reply.text.contains(#""name":"a""#))
            }
            try source.write("services: {b: {override: replace, command: x}}", to: "layers/001-abc.yaml")
        }
    }

    @Test("what services write goes to the daemon's user too, if that is asked for, and the last line with it")
    func verbose() async throws {
        let written = Mutex("")
        try await RunningDaemon.run { options in
            options.serviceOutput = { text in written.withLock { $0 += text } }
        } _: { daemon in
            try await daemon.addLayer(
                """
                services:
                    a:
                        override: replace
                        command: sh -c "trap 'echo down; exit' TERM; echo up; sleep 100 & wait"
                """)
            _ = try await daemon.change(#"{"action":"start","services":["a"]}"#)
        }
        let lines = written.withLock { $0.split(separator: "\n") }
        #expect(lines.count == 2)
        #expect(lines.first?.wholeMatch(of: /[-0-9]{10}T[0-9:.]+Z \[a\] up/) != nil)
        #expect(lines.last?.hasSuffix("[a] down") == true)
    }

    @Test("other default arguments are in a layer on top")
    func arguments() async throws {
        let folder = try TemporaryFolder()
        mkdir("\(folder.path)/layers", 0o755)
        try folder.write("services: {a: {override: replace, command: 'run [ one ]'}}", to: "layers/001-abc.yaml")
        try await RunningDaemon.run(in: folder) { options in
            options.arguments = ["a": ["two words", "3"]]
        } _: { daemon in
            let plan = try await daemon.get("/v1/plan?format=yaml").result
            #expect(plan?.stringValue?.contains("command: run [ 'two words' 3 ]") == true)
        }
    }
}
