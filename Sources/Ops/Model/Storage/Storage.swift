import HookCommands

/// An instance of one of the charm's storages (`ops.Storage`).
public struct Storage: Hashable, CustomStringConvertible {
    /// The storage's name, as in the charm's metadata.
    public let name: String
    /// The instance's number; of a storage that a unit has one of, it is 0 as a rule.
    public let index: Int
    let backend: ModelBackend

    /// The instance as Juju names it, as in `data/0`.
    public var id: String { "\(name)/\(index)" }

    /// The instance as Juju names it, as in `data/0`.
    public var description: String { id }

    /// Whether two instances are the same one.
    public static func == (left: Storage, right: Storage) -> Bool {
        left.index == right.index && left.name == right.name
    }

    /// Hashes the instance's name.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(index)
    }

    /// The path at which the storage is mounted, or that of its device.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when `storage-get` fails, as for an instance that is
    ///   not attached.
    public var location: String {
        get throws(OpsError) { try backend.location(of: self) }
    }

    /// Reads the name that Juju gives an instance.
    static func parse(_ id: String) -> (name: String, index: Int)? {
        guard let slash = id.lastIndex(of: "/"), slash > id.startIndex, let index = Int(id[id.index(after: slash)...]),
            index >= 0
        else { return nil }
        return (String(id[..<slash]), index)
    }
}

extension ModelBackend {
    /// The instances of a storage, listed once.
    func storages(_ name: String) throws(OpsError) -> [Storage] {
        if let known = answers.storages[name] { return known }
        try EventDeclaration.storage(name).check(in: metadata)
        let ids = try ask { commands throws(HookCommandError) in try commands.storageList(name) }
        var storages: [Storage] = []
        for id in ids {
            guard let storage = Storage.parse(id) else {
                throw OpsError(
                    .hookCommandFailed, "storage-list answered '\(id)'; an instance is named as in 'data/0'.")
            }
            storages.append(Storage(name: storage.name, index: storage.index, backend: self))
        }
        answers.storages[name] = storages
        return storages
    }

    fileprivate func location(of storage: Storage) throws(OpsError) -> String {
        if let known = answers.storageLocations[storage.id] { return known }
        let location = try ask { commands throws(HookCommandError) in try commands.storageGet(storage.id).location }
        answers.storageLocations[storage.id] = location
        return location
    }
}
