/// A test asks for a relation or secret that it has not made.
struct NotMade: Error {}

/// A test asks a world for what its level does not have.
struct NotShown: Error {
    let what: String
}

extension [String: String] {
    /// A databag without what Juju itself writes into it.
    var withoutAddresses: [String: String] {
        filter { !["egress-subnets", "ingress-address", "private-address"].contains($0.key) }
    }
}
