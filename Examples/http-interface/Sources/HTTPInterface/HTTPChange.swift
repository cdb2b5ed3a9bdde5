/// What has changed among the servers of an endpoint: what each event of ``HTTPRequirer`` carries.
///
/// It says what happened when the event was emitted. A deferred event says it later: ``HTTPRequirer/servers`` is what
/// there is by then.
public struct HTTPChange: Codable, Hashable, Sendable {
    /// The endpoint of the charm.
    public var endpoint: String
    /// The servers that came.
    ///
    /// One that moved is here with its new address, and among the removed ones with its old one.
    public var added: [HTTPServer]
    /// The servers that have gone.
    public var removed: [HTTPServer]

    /// Which event tells of the change.
    enum Kind {
        case ready, changed, gone
    }

    /// Compares what is known with what there is.
    ///
    /// - Returns: The change and how to tell of it, or `nil` when there is none.
    static func between(_ known: [HTTPServer], _ found: [HTTPServer], at endpoint: String) -> (Kind, HTTPChange)? {
        guard known != found else { return nil }
        let change = HTTPChange(
            endpoint: endpoint, added: found.filter { !known.contains($0) },
            removed: known.filter { !found.contains($0) })
        return (known.isEmpty ? .ready : found.isEmpty ? .gone : .changed, change)
    }
}
