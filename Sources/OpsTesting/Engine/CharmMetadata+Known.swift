import CharmMetadata
import Synchronization

extension CharmMetadata {
    private struct Texts: Hashable {
        let metadata: String
        let actions: String?
        let config: String?
    }

    /// What was read lately: the tests of a charm read the same texts again and again.
    private static let known = Mutex<[Texts: CharmMetadata]>([:])
    /// How many are kept: a test target has a charm or two.
    private static let most = 16

    /// Reads the texts of a charm's files, unless they were read lately.
    static func reading(metadata: String, actions: String?, config: String?) throws(CharmMetadataError) -> CharmMetadata
    {
        let texts = Texts(metadata: metadata, actions: actions, config: config)
        if let read = known.withLock({ $0[texts] }) { return read }
        let read = try CharmMetadata(metadata: metadata, actions: actions, config: config)
        known.withLock { known in
            if known.count >= most { known = [:] }
            known[texts] = read
        }
        return read
    }
}
