extension PortRange {
    /// Reads `80`, `80/tcp`, `8000-8010/udp` or `icmp`.
    ///
    /// - Throws: ``HookToolError`` with Juju's text.
    init(parsing text: String) throws(HookToolError) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let ports = parts.first ?? ""
        if ports == "icmp" {
            self.init(from: 0, to: 0, transport: .icmp)
            return
        }
        let bounds = ports.split(separator: "-", omittingEmptySubsequences: false)
        guard bounds.count <= 2, let first = bounds.first, let last = bounds.last else {
            throw HookToolError(.usage, "invalid port range \(GoText.quoted(String(ports)))")
        }
        let from = try Self.port(first)
        let to = try Self.port(last)
        let name = parts.count > 1 ? String(parts[1]) : "tcp"
        guard let transport = Transport(rawValue: name) else {
            let expected = "expected \"tcp\", \"udp\", or \"icmp\""
            throw HookToolError(.usage, "invalid protocol \(GoText.quoted(name)), \(expected)")
        }
        guard transport != .icmp else {
            throw HookToolError(.usage, "protocol \"icmp\" doesn't support any ports; got \"\(from)\"")
        }
        guard from <= to else { throw HookToolError(.usage, "invalid port range \(from)-\(to)/\(transport)") }
        guard from >= 0, to <= 65535 else {
            throw HookToolError(.usage, "port range bounds must be between 0 and 65535, got \(from)-\(to)")
        }
        self.init(from: from, to: to, transport: transport)
    }

    private static func port(_ text: Substring) throws(HookToolError) -> Int {
        do throws(HookToolError) {
            return try GoNumber.integer(String(text))
        } catch {
            throw HookToolError(.usage, "invalid port \(GoText.quoted(String(text))): \(error.description)")
        }
    }
}
