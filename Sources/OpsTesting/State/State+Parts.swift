import PlainValues

extension State {
    // MARK: Parts

    /// A container.
    ///
    /// - Parameter name: The container's name.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notFound``, with what there is: a test that asks for something is
    ///   to fail when it is not there.
    public func container(_ name: String) throws(TestingError) -> Container {
        try find("container", "'\(name)'", in: containers, \.name) { $0.name == name }
    }

    /// A relation.
    ///
    /// - Parameter id: The relation's number.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notFound``, with what there is.
    public func relation(_ id: Int) throws(TestingError) -> Relation {
        try find("relation", "\(id)", in: relations, \.name) { $0.id == id }
    }

    /// A relation as it has become since another state.
    ///
    /// - Parameter relation: The relation as it was.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notFound`` when there is no relation with its number, endpoint and
    ///   kind, with what there is.
    public func relation(_ relation: Relation) throws(TestingError) -> Relation {
        try find("relation", relation.name, in: relations, \.name) {
            $0.id == relation.id && $0.endpoint == relation.endpoint && $0.kind == relation.kind
        }
    }

    /// The relations of an endpoint, in the order in which they are in the state.
    ///
    /// - Parameter endpoint: The endpoint.
    public func relations(_ endpoint: String) -> [Relation] { relations.filter { $0.endpoint == endpoint } }

    /// A storage instance.
    ///
    /// - Parameters:
    ///   - name: The storage's name.
    ///   - index: The instance's number.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notFound``, with what there is.
    public func storage(_ name: String, index: Int = 0) throws(TestingError) -> Storage {
        try find("storage", "\(name)/\(index)", in: storages, \.id) { $0.name == name && $0.index == index }
    }

    /// A secret by its id.
    ///
    /// - Parameter id: The id, with or without `secret:`.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notFound``, with what there is.
    public func secret(id: String) throws(TestingError) -> Secret {
        let bare = id.hasPrefix("secret:") ? String(id.dropFirst(7)) : id
        return try find("secret", "'\(bare)'", in: secrets, \.id) { $0.id == bare }
    }

    /// A secret by its label.
    ///
    /// - Parameter label: The label.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notFound``, with the labels that there are.
    public func secret(label: String) throws(TestingError) -> Secret {
        try find("secret", "with the label '\(label)'", in: secrets, { $0.label ?? "one without a label" }) {
            $0.label == label
        }
    }

    /// The network that was given for a binding.
    ///
    /// - Parameter binding: The binding; `nil` for that of all that have none of their own.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notFound``, with what there is.
    public func network(_ binding: String?) throws(TestingError) -> Network {
        try find("network", "for \(binding.map { "'\($0)'" } ?? "all bindings")", in: networks, \.place) {
            $0.binding == binding && $0.relationID == nil
        }
    }

    /// What an object of the charm has stored.
    ///
    /// - Parameters:
    ///   - name: Which state of the object.
    ///   - owner: The path of the object, as in `MyCharm`.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notFound``, with what there is.
    public func storedState(_ name: String = "_stored", owner: String?) throws(TestingError) -> StoredState {
        let path = StoredState(name, owner: owner, content: .null).path
        return try find("stored state", path, in: storedStates, \.path) { $0.path == path }
    }

    private func find<Part>(
        _ noun: String, _ name: String, in parts: [Part], _ called: (Part) -> String, isIt: (Part) -> Bool
    ) throws(TestingError) -> Part {
        if let part = parts.first(where: isIt) { return part }
        let names = parts.map(called).sorted().joined(separator: ", ")
        throw TestingError(
            .notFound, "The state has no \(noun) \(name); it has \(names.isEmpty ? "none at all" : names).")
    }
}
