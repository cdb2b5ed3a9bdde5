import Ops

/// A storage instance of a harness: its name and its number.
struct StorageKey: Hashable {
    var name: String
    var index: Int

    var id: String { "\(name)/\(index)" }
}

extension Harness {
    // MARK: Storage

    /// Makes storage instances.
    ///
    /// - Parameters:
    ///   - name: The storage's name, as in the charm's metadata.
    ///   - count: How many.
    ///   - isAttached: Whether they are attached as well, of which the charm is told.
    /// - Returns: The instances' ids, as in `data/0`.
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/notDeclared`` for a storage that the charm
    ///   does not declare, with ``TestingError/Code/invalidValue`` for a negative number.
    @discardableResult
    public func addStorage(_ name: String, count: Int = 1, attach isAttached: Bool = false) throws -> [String] {
        try requireStorage(name)
        guard count >= 0 else {
            throw TestingError(.invalidValue, "\(count) instances cannot be made; give 0 or more.")
        }
        return try (0..<count).map { _ in
            let key = StorageKey(name: name, index: nextStorageIndex)
            nextStorageIndex += 1
            storages[key] = simulation.location(of: State.Storage(key.name, index: key.index))
            if isAttached { try attachStorage(key.id) }
            return key.id
        }
    }

    /// Attaches a storage instance, and tells the charm; one that is attached already stays so.
    ///
    /// Which instances there are is asked anew after this only, as in `ops`: a charm that has seen a list goes on with it.
    ///
    /// - Parameter id: The instance's id, as in `data/0`.
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/notFound`` for an instance that there is
    ///   not.
    public func attachStorage(_ id: String) throws {
        let (key, location) = try storage(id)
        guard !isAttached(key) else { return }
        simulation.state.storages.append(State.Storage(key.name, index: key.index, location: location))
        model.forgetStorages(key.name)
        try tell(storageEvent("storage-attached", key))
    }

    /// Tells the charm that a storage instance is going to be detached, if it is attached, and detaches it.
    ///
    /// - Parameter id: The instance's id, as in `data/0`.
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/misuse`` before ``begin()``, with
    ///   ``TestingError/Code/notFound`` for an instance that there is not.
    public func detachStorage(_ id: String) throws {
        guard hasBegun else { throw TestingError(.misuse, "Storage cannot be detached before begin(); call it first.") }
        try detach(try storage(id).key)
    }

    /// Removes a storage instance: it is detached if it is attached, and is gone.
    ///
    /// - Parameter id: The instance's id, as in `data/0`.
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/notDeclared`` for a storage that the charm
    ///   does not declare, with ``TestingError/Code/notFound`` for an instance that there is not.
    public func removeStorage(_ id: String) throws {
        try requireStorage(String(id.prefix { $0 != "/" }))
        let key = try storage(id).key
        try detach(key)
        storages[key] = nil
    }

    /// How many instances the charm has asked for, by the storage's name.
    ///
    /// They are there when a test adds them.
    public var requestedStorage: [String: Int] {
        simulation.requestedStorages.reduce(into: [:]) { counts, request in
            counts[request.name, default: 0] += request.count
        }
    }

    // MARK: Parts

    func isAttached(_ key: StorageKey) -> Bool { simulation.state.storages.contains { $0.id == key.id } }

    func storageEvent(_ what: String, _ key: StorageKey) -> JujuEvent {
        var event = JujuEvent("\(key.name)-\(what)")
        event.storageID = key.id
        return event
    }

    private func detach(_ key: StorageKey) throws {
        guard isAttached(key) else { return }
        try tell(storageEvent("storage-detaching", key))
        simulation.state.storages.removeAll { $0.id == key.id }
        refresh()
    }

    private func requireStorage(_ name: String) throws(TestingError) {
        guard simulation.metadata.storages[name] == nil else { return }
        throw TestingError(
            .notDeclared,
            "The charm declares no storage '\(name)'; it has \(Self.list(simulation.metadata.storages.keys)).")
    }

    private func storage(_ id: String) throws(TestingError) -> (key: StorageKey, location: String) {
        guard let entry = storages.first(where: { $0.key.id == id }) else {
            throw TestingError(.notFound, "There is no storage instance '\(id)'; add it first.")
        }
        return (entry.key, entry.value)
    }
}
