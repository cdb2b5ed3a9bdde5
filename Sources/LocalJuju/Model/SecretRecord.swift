/// A secret that an application or a unit owns.
struct SecretRecord: Codable, Hashable {
    var id: String
    /// The name of the application or unit.
    var owner: String
    var label: String
    var description: String
    var rotation: String
    var expiry: String?
    var latestRevision: Int
    /// By revision: the values as base64, by key.
    var revisions: [Int: [String: String]]
    /// By unit: the revision that it reads.
    var tracked: [String: Int] = [:]
    /// By unit: the label that it gave the secret as a consumer.
    var consumerLabels: [String: String] = [:]
}
