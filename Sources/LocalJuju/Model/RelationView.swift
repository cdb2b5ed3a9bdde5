/// What a unit has seen of one of its relations.
struct RelationView: Codable, Hashable {
    var relation: Int
    var created = false
    /// The units that joined, with the version of their settings that this unit was told of.
    var joined: [String: Int] = [:]
    /// The unit that just joined: its `relation-changed` comes before anything else.
    var justJoined: String?
    /// The version of the remote application's settings that this unit was told of, or, of a peer relation, wrote.
    var seenApplicationVersion = 0
}
