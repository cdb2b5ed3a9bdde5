import HTTPInterface
import Testing

@testable import HelloProxy

struct ProxyConfigurationTests {
    @Test("backends are used, and fallbacks are backups")
    func servers() throws {
        let configuration = ProxyConfiguration(
            listenPort: 8080, backends: [try server("web/0", 1, "10.0.0.1"), try server("web/1", 1, "fd00::1")],
            fallbacks: [try server("spare/0", 2, "10.0.0.3")])
        #expect(
            configuration.text == """
                # Written by the charm hello-proxy; changes are lost.
                frontend website
                    mode http
                    bind :8080
                    default_backend servers
                backend servers
                    mode http
                    balance roundrobin
                    server web-0-r1 10.0.0.1:80 check
                    server web-1-r1 [fd00::1]:80 check
                    server spare-0-r2 10.0.0.3:80 check backup

                """)
        #expect(configuration.summary == "2 backends, 1 fallback")
    }

    @Test("one unit that serves over two relations is two servers with names of their own")
    func sameUnit() throws {
        let text = ProxyConfiguration(
            listenPort: 80, backends: [try server("web/0", 1, "a"), try server("web/0", 2, "b")], fallbacks: []
        ).text
        #expect(text.contains("server web-0-r1 a:80 check\n"))
        #expect(text.contains("server web-0-r2 b:80 check\n"))
    }

    @Test("without a server the file is still one that a proxy can read")
    func empty() {
        let configuration = ProxyConfiguration(listenPort: 80, backends: [], fallbacks: [])
        #expect(configuration.text.hasSuffix("    balance roundrobin\n"))
        #expect(configuration.summary == "0 backends, 0 fallbacks")
    }

    private func server(_ unit: String, _ relation: Int, _ hostname: String) throws -> HTTPServer {
        HTTPServer(
            unit: unit, relation: relation, endpoint: try #require(HTTPEndpoint(hostname: hostname, port: 80)))
    }
}
