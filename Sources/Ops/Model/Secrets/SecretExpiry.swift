public import PlainValues

/// When the newest revision of a secret is to expire.
public enum SecretExpiry: Hashable, Sendable {
    /// At a moment.
    case at(Timestamp)
    /// After a time that begins when the hook command is called.
    case after(Duration)

    /// The moment as hook commands take it.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidArgument`` for a time that ends after the year 9999.
    var text: String {
        get throws(OpsError) {
            switch self {
            case .at(let moment): moment.description
            case .after(let duration): try Timestamp(fromNow: duration).description
            }
        }
    }
}
