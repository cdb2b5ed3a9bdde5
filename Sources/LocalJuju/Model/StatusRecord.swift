/// A status that was set, and when.
struct StatusRecord: Codable, Hashable {
    var status: String
    var message: String
    var since: String
}
