import CharmMetadata

extension LocalModel {
    /// Two endpoints that fit each other: the requirer, then the provider.
    struct EndpointPair {
        var requirer: RelationEndpoint
        var provider: RelationEndpoint

        var sides: [RelationRecord.Side] { [requirer.side, provider.side] }
        /// Where one side is a machine's own matter, the relation is.
        var scope: RelationScope { requirer.scope == .container ? .container : provider.scope }
        var isImplicit: Bool { provider.isImplicit }
        var key: String { sides.map { "\($0.application):\($0.endpoint)" }.joined(separator: " ") }
    }

    /// All pairs of endpoints that two texts may mean.
    ///
    /// - Parameters:
    ///   - first: An application, or `application:endpoint`.
    ///   - second: The same of the other application.
    func endpointPairs(_ first: String, _ second: String) throws(LocalJujuError) -> [EndpointPair] {
        let others = try endpoints(second)
        var pairs: [EndpointPair] = []
        for endpoint in try endpoints(first) {
            for other in others where endpoint.fits(other) {
                pairs.append(
                    endpoint.role == .requires
                        ? EndpointPair(requirer: endpoint, provider: other)
                        : EndpointPair(requirer: other, provider: endpoint))
            }
        }
        // What is there without being declared counts only where nothing else fits.
        let declared = pairs.filter { !$0.isImplicit }
        return pairs.count > 1 && !declared.isEmpty ? declared : pairs
    }

    /// The endpoints that a text may mean: one, or all of an application.
    private func endpoints(_ text: String) throws(LocalJujuError) -> [RelationEndpoint] {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let name = parts.first, parts.allSatisfy({ !$0.isEmpty }) else {
            throw LocalJujuError(.invalidArgument, "invalid endpoint \"\(text)\"")
        }
        let charm = try charm(of: application(name))
        let implicit = RelationEndpoint(implicitOf: name, isSubordinate: charm.isSubordinate)
        let all =
            charm.endpoints.map { RelationEndpoint(name, $0, isSubordinate: charm.isSubordinate) } + [implicit]
        guard parts.count > 1 else { return all }
        guard let endpoint = all.first(where: { $0.name == parts[1] }) else {
            throw LocalJujuError(.notFound, "application \"\(name)\" has no \"\(parts[1])\" relation")
        }
        return [endpoint]
    }

    /// What is said when two texts may mean several relations.
    static func ambiguity(_ first: String, _ second: String, _ keys: [String]) -> LocalJujuError {
        let choices = keys.sorted().map { "\"\($0)\"" }.joined(separator: "; ")
        return LocalJujuError(
            .invalidArgument, "ambiguous relation: \"\(first) \(second)\" could refer to \(choices)")
    }
}
