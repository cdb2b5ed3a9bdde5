/// A unit that serves HTTP, as one relation knows it.
public struct HTTPServer: Codable, Hashable, Sendable {
    /// The unit's name, as in `web/0`.
    public var unit: String
    /// The number of the relation: a unit can be related twice, over two endpoints of its own.
    public var relation: Int
    /// Where it is reached.
    public var endpoint: HTTPEndpoint

    /// Makes a server.
    ///
    /// - Parameters:
    ///   - unit: The unit's name.
    ///   - relation: The number of the relation.
    ///   - endpoint: Where it is reached.
    public init(unit: String, relation: Int, endpoint: HTTPEndpoint) {
        self.unit = unit
        self.relation = relation
        self.endpoint = endpoint
    }

    /// Whether a server comes first: relations by their number, and their units by theirs, 9 before 10.
    static func isBefore(_ left: Self, _ right: Self) -> Bool {
        (left.relation, left.number, left.unit) < (right.relation, right.number, right.unit)
    }

    private var number: Int { unit.split(separator: "/").last.flatMap { Int($0) } ?? 0 }
}
