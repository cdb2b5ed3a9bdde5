import HTTPInterface

/// The configuration of HAProxy.
struct ProxyConfiguration: Codable, Equatable {
    var listenPort: UInt16
    /// Those that are used.
    var backends: [HTTPServer]
    /// Those that are used when no other answers.
    var fallbacks: [HTTPServer]

    /// The text of HAProxy's file.
    ///
    /// Names and addresses come from others, but an `HTTPEndpoint` and a unit's name hold no blank and no line break.
    var text: String {
        let servers = backends.map { line($0, options: "check") } + fallbacks.map { line($0, options: "check backup") }
        return """
            # Written by the charm hello-proxy; changes are lost.
            frontend website
                mode http
                bind :\(listenPort)
                default_backend servers
            backend servers
                mode http
                balance roundrobin
            \(servers.map { "    \($0)\n" }.joined())
            """
    }

    /// A server's line.
    ///
    /// Its name holds the relation: one unit may serve over two.
    private func line(_ server: HTTPServer, options: String) -> String {
        let unit = String(server.unit.map { $0 == "/" ? "-" : $0 })
        return "server \(unit)-r\(server.relation) \(server.endpoint) \(options)"
    }

    /// What the operator reads beside the unit's status.
    var summary: String {
        "\(Self.count(backends.count, "backend")), \(Self.count(fallbacks.count, "fallback"))"
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
