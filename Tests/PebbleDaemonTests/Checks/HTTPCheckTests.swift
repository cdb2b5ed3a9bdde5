import NIOHTTP1
import PebbleDaemon
import Testing

@Suite("Checks by HTTP and TCP")
struct HTTPCheckTests {
    private func refresh(_ probe: CheckConfig.Probe) async throws -> String? {
        var config = CheckConfig(probe)
        config.isEnabled = false
        var error: String?
        try await Daemon.run(checks: ["c": config]) { daemon in
            error = try await daemon.engine.checks.refresh("c").error
        }
        return error
    }

    @Test("2xx is a success; redirections are followed; headers are sent; anything else is a failure with its body")
    func statuses() async throws {
        let server = try await StubServer.start { request in
            switch request.uri {
            case "/ok": (request.headers["x-a"].first == "b" ? "204 No Content" : "400 Bad Request", [], "")
            case "/moved": ("302 Found", [("Location", "/ok")], "")
            case "/loop": ("302 Found", [("Location", "loop")], "")
            default: ("502 Bad Gateway", [], "one\ntwo\n")
            }
        }
        let base = "http://127.0.0.1:\(server.port)"
        let headers = ["X-A": "b"]
        #expect(try await refresh(.http(url: "\(base)/ok", headers: headers)) == nil)
        #expect(try await refresh(.http(url: "\(base)/moved", headers: headers)) == nil)
        #expect(try await refresh(.http(url: "\(base)/bad", headers: [:])) == "non-2xx status code 502; one\ntwo")
        #expect(
            try await refresh(.http(url: "\(base)/loop", headers: [:]))
                == "Get \"loop\": stopped after 10 redirects")
        #expect(try await refresh(.tcp(host: "127.0.0.1", port: server.port)) == nil)
        try await server.stop()
    }
}
