/// A secret of an application, of a unit, or of the model's user.
struct SecretRecord: Codable, Hashable {
    /// One content of a secret.
    struct Revision: Codable, Hashable {
        /// The values as base64, by key.
        var values: [String: String]
        /// Seconds since 1970.
        var created: Double
        /// Whether the owner was told that nobody reads it any more.
        var isReported = false
    }

    /// A permission to read.
    struct Grant: Codable, Hashable {
        /// An application, or one unit.
        var target: String
        /// The relation with whose end it ends; `nil` when a user gave it.
        var relation: Int?
    }

    var id: String
    /// The application or unit; `nil` for the model's user.
    var owner: String?
    /// The owner's label; a user's secret is called by it.
    var label: String
    var description: String
    var rotation = SecretRotation.never
    /// When the owner is asked to rotate it, in seconds since 1970.
    var nextRotation: Double?
    /// When it expires, in seconds since 1970.
    var expiry: Double?
    /// The revision that expires.
    var expiringRevision = 1
    /// When the owner is told, or told again, that it has expired.
    var nextExpiry: Double?
    var latestRevision = 1
    var revisions: [Int: Revision]
    var created: Double
    var updated: Double
    /// Whether revisions that nobody reads go by themselves; of interest for a user's secret.
    var prunes = false
    var grants: [Grant] = []
    /// By unit: the revision that it reads.
    var tracked: [String: Int] = [:]
    /// By unit: the label that it gave the secret as a consumer.
    var consumerLabels: [String: String] = [:]

    /// The revisions that nobody reads and that are not the newest, sorted.
    var obsoleteRevisions: [Int] {
        let read = Set(tracked.values)
        return revisions.keys.filter { $0 != latestRevision && !read.contains($0) }.sorted()
    }

    /// Whether a unit may read it.
    func isReadable(by unit: String) -> Bool {
        let application = ModelState.application(of: unit)
        return owner == unit || owner == application
            || grants.contains { $0.target == unit || $0.target == application }
    }

    mutating func addRevision(_ values: [String: String], at now: Double) {
        latestRevision += 1
        revisions[latestRevision] = Revision(values: values, created: now)
        updated = now
    }

    mutating func setRotation(_ rotation: SecretRotation, at now: Double) {
        self.rotation = rotation
        nextRotation = rotation.interval.map { now + $0 }
    }

    mutating func setExpiry(_ expiry: Double?) {
        self.expiry = expiry
        nextExpiry = expiry
        expiringRevision = latestRevision
    }
}
