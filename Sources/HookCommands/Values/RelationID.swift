/// A relation as hook commands name it: its endpoint, when known, and its number.
public struct RelationID: Hashable, Sendable, CustomStringConvertible {
    /// The endpoint, such as `db`.
    ///
    /// With it, Juju refuses a number that belongs to another endpoint.
    public let endpoint: String?
    /// The relation's number.
    public let number: Int

    /// Names a relation.
    ///
    /// - Parameters:
    ///   - endpoint: The endpoint, or `nil` to name the relation by its number alone.
    ///   - number: The relation's number.
    public init(endpoint: String?, number: Int) {
        self.endpoint = endpoint
        self.number = number
    }

    /// Reads a relation's name.
    ///
    /// - Parameter text: `db:7` or `7`. Anything else gives `nil`.
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":") else {
            guard let number = Int(text), number >= 0 else { return nil }
            self.init(endpoint: nil, number: number)
            return
        }
        guard let number = Int(text[text.index(after: colon)...]), number >= 0, colon > text.startIndex else {
            return nil
        }
        self.init(endpoint: String(text[..<colon]), number: number)
    }

    /// The relation as Juju writes it: `db:7`, or `7` without an endpoint.
    public var description: String { endpoint.map { "\($0):\(number)" } ?? "\(number)" }
}
