import CharmMetadata

extension LocalModel {
    /// The most instances of one storage that a directive may ask for.
    private static let mostInstances = 100

    func location(of storage: StorageRecord) -> String { "\(folder)/storage/\(storage.dashedID)" }

    /// How many instances of each storage every unit of an application gets.
    ///
    /// - Parameters:
    ///   - directives: By storage: `2`, `1G`, `pool,1G,2` in any order, as `juju deploy --storage` takes them.
    ///   - charm: The charm, which may ask for a least number.
    func storageCounts(_ directives: [String: String], of charm: Charm) throws(LocalJujuError) -> [String: Int] {
        var counts: [String: Int] = [:]
        for storage in charm.storages { counts[storage.name] = storage.multipleRange?.minimum ?? 1 }
        for (name, text) in directives.sorted(by: { $0.key < $1.key }) {
            guard let storage = charm.storages.first(where: { $0.name == name }) else {
                throw LocalJujuError(.notFound, "charm \"\(charm.name)\" has no store called \"\(name)\"")
            }
            let parts = text.split(separator: ",").map(String.init)
            guard let count = parts.lazy.compactMap({ Int($0) }).first ?? (parts.isEmpty ? nil : 1),
                (0...Self.mostInstances).contains(count)
            else {
                throw LocalJujuError(
                    .invalidArgument, "cannot parse constraints for storage \"\(name)\": \"\(text)\" gives no count")
            }
            let least = storage.multipleRange?.minimum ?? 1
            guard count >= least else {
                throw LocalJujuError(
                    .invalidArgument,
                    "charm \"\(charm.name)\" store \"\(name)\": \(least) instances required, \(count) specified")
            }
            try checkCount(count, of: storage, charm)
            counts[name] = count
        }
        return counts
    }

    /// Adds instances of a storage to a unit; it gets `storage-attached` for each.
    func addStorage(
        _ name: String, count: Int, to unit: String, of charm: Charm, in next: inout ModelState
    ) throws(LocalJujuError) {
        guard let storage = charm.storages.first(where: { $0.name == name }) else {
            throw LocalJujuError(.notFound, "cannot add storage: charm storage \"\(name)\" not found")
        }
        let (total, overflow) = next.storages.count { $0.unit == unit && $0.name == name }
            .addingReportingOverflow(count)
        try checkCount(overflow ? .max : total, of: storage, charm)
        for _ in 0..<count {
            let record = StorageRecord(
                id: "\(name)/\(next.nextStorage)", unit: unit, kind: storage.kind.rawValue, created: clock.seconds)
            next.nextStorage += 1
            next.storages.append(record)
            let location = location(of: record)
            if storage.kind == .block {
                try Files.makeFolder("\(folder)/storage")
                try Files.append([], to: location)
            } else {
                try Files.makeFolder(location)
            }
        }
    }

    /// Removes the storage of a unit that has gone.
    func removeStorage(of unit: String) throws(LocalJujuError) {
        for storage in state.storages where storage.unit == unit { try Files.remove(location(of: storage)) }
        state.storages.removeAll { $0.unit == unit }
    }

    private func checkCount(_ count: Int, of storage: StorageMetadata, _ charm: Charm) throws(LocalJujuError) {
        let most = storage.multipleRange.map { $0.maximum ?? Self.mostInstances } ?? 1
        guard count <= most else {
            throw LocalJujuError(
                .invalidArgument,
                "charm \"\(charm.name)\" store \"\(storage.name)\": at most \(most) instances supported, "
                    + "\(count) specified")
        }
    }
}
