/// How a check is, as clients see it.
package struct CheckReport: Hashable, Sendable {
    /// The word for how it is.
    package enum Status: String, Hashable, Sendable {
        case up, down, inactive
    }

    /// The check's name.
    package let name: String
    /// What it says about, if that was given.
    package let level: CheckConfig.Level?
    /// Whether it runs without being started.
    package let isEnabled: Bool
    /// How it is.
    package let status: Status
    /// How many times it succeeded since it was started or has recovered.
    package let successes: Int
    /// How many times it failed in a row.
    package let failures: Int
    /// How many failures in a row make it go down.
    package let threshold: Int
    /// The change that performs it, if it is active.
    package let changeID: String?
    /// The change before that one.
    package let previousChangeID: String?
}
