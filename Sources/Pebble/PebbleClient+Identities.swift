import OrderedCollections

extension PebbleClient {
    /// Returns who may use Pebble, by name (`get_identities`).
    ///
    /// Passwords are not returned: they are `*****`.
    public func identities() async throws(PebbleError) -> [String: Identity] {
        let result = try await get("/v1/identities").result
        guard let entries = result.mapValue else {
            throw .violation("the identities are \(result.kindName) instead of a map")
        }
        var identities: [String: Identity] = [:]
        for (name, value) in entries {
            guard let name = name.stringValue else { throw .violation("an identity's name is \(name.kindName)") }
            identities[name] = try Identity(value)
        }
        return identities
    }

    /// Adds or replaces identities, and removes those that are `nil` (`replace_identities`).
    ///
    /// - Parameter identities: The identities by name.
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/invalidArgument`` for an identity that says neither which user nor
    ///   which password it is; of code ``PebbleError/Code/api`` with status 400 for another one that Pebble does not take.
    ///   Then none is changed.
    public func replaceIdentities(_ identities: [String: Identity?]) async throws(PebbleError) {
        var values: [(String, PlainValue)] = []
        for (name, identity) in identities.sorted(by: { $0.key < $1.key }) {
            values.append((name, try identity?.value(named: name) ?? .null))
        }
        _ = try await post("/v1/identities", ["action": "replace", "identities": .object(values)])
    }

    /// Removes identities (`remove_identities`).
    ///
    /// - Parameter names: The identities' names.
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/api`` with status 400 when there is none of a name. Then none is
    ///   removed.
    public func removeIdentities(_ names: [String]) async throws(PebbleError) {
        let values = names.map { ($0, PlainValue.null) }
        _ = try await post("/v1/identities", ["action": "remove", "identities": .object(values)])
    }
}
