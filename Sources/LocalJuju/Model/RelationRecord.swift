/// A relation: of two applications, or of the units of one with each other.
struct RelationRecord: Codable, Hashable {
    /// What a unit or an application wrote, and how often it did.
    struct Bag: Codable, Hashable {
        var values: [String: String] = [:]
        var version = 0
    }

    /// An application with the endpoint that takes part.
    struct Side: Codable, Hashable {
        var application: String
        var endpoint: String
    }

    var id: Int
    var interface: String
    /// `global`, or `container`: of units on the same machine, one of them subordinate to the other.
    var scope: String
    /// The requirer, then the provider; of a peer relation the one application.
    var sides: [Side]
    var life = Life.alive
    /// Seconds since 1970.
    var created: Double
    /// The units that are in it.
    var members: [String] = []
    /// Of a relation within machines, by unit: the principal unit of its machine.
    var containers: [String: String] = [:]
    /// By the name of a unit or an application.
    ///
    /// Units that departed stay readable.
    var bags: [String: Bag] = [:]

    var isPeer: Bool { sides.count == 1 }
    var isContained: Bool { scope == "container" }

    /// What Juju calls it: `web:db mysql:database`.
    var key: String { sides.map { "\($0.application):\($0.endpoint)" }.joined(separator: " ") }

    /// An application's own side.
    func side(of application: String) -> Side? { sides.first { $0.application == application } }

    /// The side that an application sees: the other's, or of a peer relation its own.
    func remoteSide(of application: String) -> Side? {
        isPeer ? side(of: application) : sides.first { $0.application != application }
    }

    /// The units that a unit sees, sorted.
    func remoteMembers(of unit: String) -> [String] {
        let remote = remoteSide(of: ModelState.application(of: unit))?.application
        return members.filter { $0 != unit && ModelState.application(of: $0) == remote && shareMachine($0, unit) }
            .sorted()
    }

    /// Whether two units see each other, as far as machines go.
    func shareMachine(_ unit: String, _ other: String) -> Bool {
        !isContained || containers[unit] == containers[other]
    }
}
