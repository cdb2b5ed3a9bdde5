/// A port or range that the unit has opened, as `opened-ports` tells it.
public struct OpenedPort: Hashable, Sendable {
    /// The port or range.
    public let range: PortRange
    /// The endpoints for which it is open; `*` stands for all.
    ///
    /// `nil` when they were not asked for.
    public let endpoints: [String]?

    /// Reads `80/tcp`, or `80/tcp (db,web)` where endpoints were asked for.
    init(_ answer: Answer, withEndpoints: Bool) throws(HookCommandError) {
        let text = try answer.text()
        let blank = withEndpoints ? text.lastIndex(of: " ") : nil
        guard let range = PortRange(String(text[..<(blank ?? text.endIndex)])) else {
            throw answer.unexpected("a list of ports such as '80/tcp', '8000-8010/udp' or 'icmp'")
        }
        self.range = range
        if withEndpoints {
            let list = blank.map { text[$0...].filter { !" ()".contains($0) } } ?? ""
            endpoints = list.split(separator: ",").map(String.init)
        } else {
            endpoints = nil
        }
    }
}
