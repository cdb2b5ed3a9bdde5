/// A relation: so far of an application with itself, between its units.
struct RelationRecord: Codable, Hashable {
    /// What a unit or an application wrote, and how often it did.
    struct Bag: Codable, Hashable {
        var values: [String: String] = [:]
        var version = 0
    }

    var id: Int
    var application: String
    var endpoint: String
    var interface: String
    /// The units that are in it.
    var members: [String] = []
    /// By the name of a unit or of the application.
    ///
    /// Units that departed stay readable.
    var bags: [String: Bag] = [:]
}
