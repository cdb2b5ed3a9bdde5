import Foundation
import Ops
import Testing

@testable import HelloCharm

/// Each test runs the real server, in a folder of its own.
@Suite(.timeLimit(.minutes(1)))
struct HelloServerTests {
    @Test("a server that was started answers, and is gone when it was stopped")
    func startAndStop() async throws {
        try await withServer { server in
            try server.configure(try settings(greeting: "Hello, {name}!"))
            try server.start()
            let process = try #require(server.process)
            #expect(getsid(process) == process)
            let health = try await server.waitUntilHealthy()
            #expect(health.version == "1.0.0")
            #expect(try await server.greeting(for: "Ada {name}") == "Hello, Ada {name}!")

            try await server.stop()
            #expect(server.process == nil)
            await #expect(throws: HelloServerError.self) { try await server.health() }
        }
    }

    @Test("to stop a server that does not run is no error")
    func stopTwice() async throws {
        try await withServer { try await $0.stop() }
    }

    @Test("a server that does not end when it is told to is ended by force")
    func stubbornServer() async throws {
        try await withServer { server in
            try server.configure(try settings())
            try server.start()
            let process = try #require(server.process)
            // Stopped, it cannot act on a SIGTERM.
            kill(process, SIGSTOP)
            try await server.stop(within: .milliseconds(100))
            #expect(server.process == nil)
        }
    }

    @Test("a server whose program was replaced is still known, and can be ended")
    func replacedProgram() async throws {
        try await withServer { server in
            try server.configure(try settings())
            try server.start()
            let process = try #require(server.process)
            try FileManager.default.removeItem(atPath: server.program)
            #expect(server.process == process)
            try await server.stop()
            #expect(server.process == nil)
        }
    }

    @Test("a port that another server has is an error that says so")
    func portInUse() async throws {
        try await withServer { first in
            try first.configure(try settings())
            try first.start()
            let port = try await first.waitUntilHealthy().port
            try await withServer { second in
                try second.configure(try settings(port: port))
                try second.start()
                await #expect {
                    try await second.waitUntilHealthy()
                } throws: { "\($0)".hasPrefix("hello-server ended: ") && "\($0)".contains("Address already in use") }
            }
        }
    }

    @Test("the process of a pid file that is another's is left alone")
    func foreignProcess() async throws {
        try await withServer { server in
            try "\(getpid())\n".write(toFile: "\(server.folder)/hello-server.pid", atomically: true, encoding: .utf8)
            #expect(server.process == nil)
            try await server.stop()
        }
    }

    @Test(
        "a pid file that holds no number means that nothing runs", arguments: ["", "\n", "one", "99999999999999", "-1"])
    func brokenProcessFile(_ text: String) async throws {
        try await withServer { server in
            try text.write(toFile: "\(server.folder)/hello-server.pid", atomically: true, encoding: .utf8)
            #expect(server.process == nil)
        }
    }

    @Test("the configuration differs until it was written, and when an option changed")
    func differences() async throws {
        try await withServer { server in
            let settings = try settings()
            #expect(try server.differs(from: settings))
            try server.configure(settings)
            #expect(try !server.differs(from: settings))
            #expect(try server.differs(from: try self.settings(port: 1)))
            let text = try String(contentsOfFile: server.configFile, encoding: .utf8)
            #expect(text == #"{"greeting":"Hello","logLevel":"info","port":0}"# + "\n")
        }
    }

    @Test("no file is left when they are removed, and to remove them again is no error")
    func removal() async throws {
        try await withServer { server in
            try server.configure(try settings())
            try server.removeFiles()
            #expect(!FileManager.default.fileExists(atPath: server.folder))
            try server.removeFiles()
        }
    }

    @Test("a program that is not there cannot be started")
    func missingProgram() async throws {
        let server = HelloServer(charmDirectory: "/nonexistent")
        #expect { try server.start() } throws: {
            "\($0)" == "/nonexistent/hello-server cannot be started: No such file or directory."
        }
    }

    private func settings(greeting: String = "Hello", port: Int = 0) throws -> Settings {
        try PlainValueDecoder().decode(
            Settings.self, from: ["greeting": .string(greeting), "port": .int(port), "logLevel": "info"])
    }

    /// Gives `body` a server with its folder made, and ends it and removes the folder afterwards.
    private func withServer(_ body: (HelloServer) async throws -> Void) async throws {
        // Beside the program that runs the tests, where the package's other programs are. A link, as a copy that is still
        // being written cannot be run.
        let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let folder = products.appending(path: "hello-server-tests-\(UUID().uuidString)").path
        let server = HelloServer(charmDirectory: folder)
        try server.install()
        try FileManager.default.linkItem(
            atPath: products.appending(path: "hello-server").path, toPath: server.program)
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(server))
        } catch {
            result = .failure(error)
        }
        try await server.stop()
        try FileManager.default.removeItem(atPath: folder)
        try result.get()
    }
}
