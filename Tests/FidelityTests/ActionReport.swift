import PlainValues

/// What an operator is told of an action.
struct ActionReport: Hashable {
    /// Why it has failed; `nil` when it has not.
    var failure: String?
    /// What the charm has set, without what Juju adds.
    var results: [String: PlainValue] = [:]
    var log: [String] = []
    /// Whether it was refused before the charm ran.
    var wasRefused = false
}
