import Testing

@testable import HTTPInterface

struct HTTPChangeTests {
    @Test("nothing new is no change")
    func same() throws {
        #expect(HTTPChange.between([], [], at: "backend") == nil)
        let servers = [try server("web/0"), try server("web/1")]
        #expect(HTTPChange.between(servers, servers, at: "backend") == nil)
    }

    @Test("the first server makes it ready, the last one is the end, and what is between is a change")
    func kinds() throws {
        let (one, two) = (try server("web/0"), try server("web/1"))
        let ready = try #require(HTTPChange.between([], [one], at: "backend"))
        #expect(ready == (.ready, HTTPChange(endpoint: "backend", added: [one], removed: [])))
        let more = try #require(HTTPChange.between([one], [one, two], at: "backend"))
        #expect(more == (.changed, HTTPChange(endpoint: "backend", added: [two], removed: [])))
        let replaced = try #require(HTTPChange.between([one], [two], at: "backend"))
        #expect(replaced == (.changed, HTTPChange(endpoint: "backend", added: [two], removed: [one])))
        let gone = try #require(HTTPChange.between([one, two], [], at: "backend"))
        #expect(gone == (.gone, HTTPChange(endpoint: "backend", added: [], removed: [one, two])))
    }

    @Test("a server that moved has gone from where it was, and has come where it is")
    func moved() throws {
        let (before, after) = (try server("web/0", port: 80), try server("web/0", port: 81))
        let (kind, change) = try #require(HTTPChange.between([before], [after], at: "backend"))
        #expect(kind == .changed)
        #expect(change.added == [after])
        #expect(change.removed == [before])
    }

    @Test("servers are sorted by relation and by the units' numbers")
    func order() throws {
        let sorted = [
            try server("web/2"), try server("web/10"), try server("other/0", relation: 7),
            try server("web/0", relation: 8),
        ]
        #expect(sorted.reversed().sorted(by: HTTPServer.isBefore) == sorted)
    }

    private func server(_ unit: String, relation: Int = 1, port: UInt16 = 80) throws -> HTTPServer {
        HTTPServer(
            unit: unit, relation: relation, endpoint: try #require(HTTPEndpoint(hostname: "10.0.0.1", port: port)))
    }
}
