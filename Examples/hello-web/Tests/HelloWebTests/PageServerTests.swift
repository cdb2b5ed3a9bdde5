import Foundation
import Testing

@testable import HelloWeb

/// Each test runs the real server, in a folder of its own.
@Suite(.timeLimit(.minutes(1)))
struct PageServerTests {
    @Test("a server that was started serves its page, counts requests, and is gone when it was stopped")
    func startAndStop() throws {
        try withServer { server in
            try server.write(page: "Hello!")
            let port = try server.run(on: "127.0.0.1", port: 0)
            let running = try #require(server.running)
            #expect(running.port == port)
            #expect(getsid(running.process) == running.process)
            #expect(try get("/", port: port) == "200 Hello!\n")
            #expect(try get("/other", port: port) == "404 There is nothing here.\n")
            #expect(server.requestCount == 2)

            try server.stop()
            #expect(server.running == nil)
        }
    }

    @Test("a new page is served by the server that runs")
    func newPage() throws {
        try withServer { server in
            try server.write(page: "One")
            let port = try server.run(on: "127.0.0.1", port: 0)
            let running = server.running
            try server.write(page: "Two")
            #expect(try server.run(on: "127.0.0.1", port: 0) == port)
            #expect(server.running == running)
            #expect(try get("/", port: port) == "200 Two\n")
        }
    }

    @Test("another port or address means another process")
    func otherPort() throws {
        try withServer { server in
            _ = try server.run(on: "127.0.0.1", port: 0)
            let first = try #require(server.running)
            _ = try server.run(on: "127.0.0.2", port: 0)
            let second = try #require(server.running)
            #expect(second.process != first.process)
            #expect(second.address == "127.0.0.2")
        }
    }

    @Test("what is no request is not answered, and the next one is", arguments: ["\r\n\r\n", "GET /\r\n\r\n", "\u{1}"])
    func brokenRequest(_ text: String) throws {
        try withServer { server in
            try server.write(page: "Hello!")
            let port = try server.run(on: "127.0.0.1", port: 0)
            #expect(try exchange(text, port: port) == "")
            #expect(try get("/", port: port) == "200 Hello!\n")
        }
    }

    @Test("a port that another server has is an error that says so")
    func portInUse() throws {
        try withServer { first in
            let port = try first.run(on: "127.0.0.1", port: 0)
            try withServer { second in
                #expect {
                    try second.run(on: "127.0.0.1", port: port)
                } throws: {
                    "\($0)" == "page-server does not listen on 127.0.0.1, port \(port): Address already in use"
                }
            }
        }
    }

    @Test("a server that does not end when it is told to is ended by force")
    func stubbornServer() throws {
        try withServer { server in
            _ = try server.run(on: "127.0.0.1", port: 0)
            // Stopped, it cannot act on a SIGTERM.
            kill(try #require(server.running?.process), SIGSTOP)
            try server.stop(within: .milliseconds(100))
            #expect(server.running == nil)
        }
    }

    @Test(
        "a pid file that names another process, or holds no number, means that nothing runs",
        arguments: ["\(getpid())", "", "one", "99999999999999", "-1"])
    func foreignProcess(_ text: String) throws {
        try withServer { server in
            try text.write(toFile: "\(server.folder)/page-server.pid", atomically: true, encoding: .utf8)
            try "80\n".write(toFile: "\(server.folder)/page-server.port", atomically: true, encoding: .utf8)
            #expect(server.running == nil)
            try server.stop()
        }
    }

    /// The status and the body of what is answered.
    private func get(_ path: String, port: UInt16) throws -> String {
        let answer = try exchange("GET \(path) HTTP/1.1\r\nhost: localhost\r\n\r\n", port: port)
        let status = answer.dropFirst("HTTP/1.1 ".count).prefix(3)
        let body = try #require(answer.firstRange(of: "\r\n\r\n"))
        return "\(status) \(answer[body.upperBound...])"
    }

    /// Sends a text, says that no more comes, and reads to the end.
    private func exchange(_ text: String, port: UInt16) throws -> String {
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        defer { close(connection) }
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = port.bigEndian
        inet_pton(AF_INET, "127.0.0.1", &name.sin_addr)
        let connected = withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(connected == 0)
        try #require(send(connection, text, text.utf8.count, Int32(MSG_NOSIGNAL)) == text.utf8.count)
        shutdown(connection, Int32(SHUT_WR))
        var bytes = [UInt8](repeating: 0, count: 4096)
        var answer: [UInt8] = []
        while case let count = recv(connection, &bytes, bytes.count, 0), count > 0 { answer += bytes[..<count] }
        return String(decoding: answer, as: UTF8.self)
    }

    /// Gives `body` a server with its folder made, and ends it and removes the folder afterwards.
    private func withServer(_ body: (PageServer) throws -> Void) throws {
        // Beside the program that runs the tests, where the package's other programs are. A link, as a copy that is still
        // being written cannot be run.
        let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let folder = products.appending(path: "page-server-tests-\(UUID().uuidString)").path
        let server = PageServer(charmDirectory: folder)
        try server.install()
        try FileManager.default.linkItem(
            atPath: products.appending(path: "page-server").path, toPath: server.program)
        let result = Result { try body(server) }
        try server.stop()
        try FileManager.default.removeItem(atPath: folder)
        try result.get()
    }
}
