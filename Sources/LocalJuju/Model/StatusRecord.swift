/// A status that was set, and when.
struct StatusRecord: Codable, Hashable {
    var status: String
    var message: String
    /// Seconds since 1970.
    var since: Double
}
