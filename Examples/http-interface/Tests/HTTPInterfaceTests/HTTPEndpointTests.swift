import Ops
import Testing

@testable import HTTPInterface

struct HTTPEndpointTests {
    @Test(
        "an endpoint is written as an address, IPv6 in brackets",
        arguments: [
            ("10.0.0.1", 80, "10.0.0.1:80"), ("web.example.com", 8080, "web.example.com:8080"), ("::1", 80, "[::1]:80"),
        ] as [(String, UInt16, String)])
    func description(_ row: (hostname: String, port: UInt16, text: String)) throws {
        let endpoint = try #require(HTTPEndpoint(hostname: row.hostname, port: row.port))
        #expect("\(endpoint)" == row.text)
        #expect(endpoint.url == "http://\(row.text)/")
    }

    @Test(
        "what is no host name makes no endpoint: nothing can be smuggled into a configuration file",
        arguments: ["", "a b", "a\nserver evil", "a/b", "a#", "ä", String(repeating: "a", count: 254)])
    func wrongHostname(_ hostname: String) {
        #expect(HTTPEndpoint(hostname: hostname, port: 80) == nil)
        #expect(throws: PlainValueError.self) {
            try PlainValueDecoder().decode(HTTPEndpoint.self, from: ["hostname": .string(hostname), "port": 80])
        }
    }

    @Test("a port that no server can have makes no endpoint", arguments: [0, -1, 65536, .max])
    func wrongPort(_ port: Int) {
        #expect(HTTPEndpoint(hostname: "a", port: UInt16(exactly: port) ?? 0) == nil)
        #expect(throws: PlainValueError.self) {
            try PlainValueDecoder().decode(HTTPEndpoint.self, from: ["hostname": "a", "port": .int(port)])
        }
    }

    @Test("an endpoint is stored and read again as it was")
    func roundTrip() throws {
        let endpoint = try #require(HTTPEndpoint(hostname: "10.0.0.1", port: 80))
        let stored = try PlainValueEncoder().encode(endpoint)
        #expect(stored == ["hostname": "10.0.0.1", "port": 80])
        #expect(try PlainValueDecoder().decode(HTTPEndpoint.self, from: stored) == endpoint)
    }
}
