import CharmMetadata

extension LocalModel {
    /// Two endpoints that fit each other: the requirer, then the provider.
    struct EndpointPair {
        var requirer: RelationEndpoint
        var provider: RelationEndpoint

        var sides: [RelationRecord.Side] { [requirer.side, provider.side] }
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
                    endpoint.metadata.role == .requires
                        ? EndpointPair(requirer: endpoint, provider: other)
                        : EndpointPair(requirer: other, provider: endpoint))
            }
        }
        return pairs
    }

    /// The endpoints that a text may mean: one, or all of an application.
    private func endpoints(_ text: String) throws(LocalJujuError) -> [RelationEndpoint] {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let name = parts.first, parts.allSatisfy({ !$0.isEmpty }) else {
            throw LocalJujuError(.invalidArgument, "invalid endpoint \"\(text)\"")
        }
        let all = try charm(of: application(name)).endpoints
        guard parts.count > 1 else { return all.map { RelationEndpoint(application: name, metadata: $0) } }
        guard let endpoint = all.first(where: { $0.name == parts[1] }) else {
            throw LocalJujuError(.notFound, "application \"\(name)\" has no \"\(parts[1])\" relation")
        }
        return [RelationEndpoint(application: name, metadata: endpoint)]
    }

    /// What is said when two texts may mean several relations.
    static func ambiguity(_ first: String, _ second: String, _ keys: [String]) -> LocalJujuError {
        let choices = keys.sorted().map { "\"\($0)\"" }.joined(separator: "; ")
        return LocalJujuError(
            .invalidArgument, "ambiguous relation: \"\(first) \(second)\" could refer to \(choices)")
    }
}
