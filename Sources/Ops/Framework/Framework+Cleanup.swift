import UnitState

extension Framework {
    /// Drops the stored events that no observer waits for any more: left-overs of earlier versions of `ops`.
    ///
    /// - Throws: ``OpsError`` when the store cannot be read or written.
    public func removeUnreferencedEvents() throws {
        let referenced = Set(try queue.notices(of: nil).map(\.eventPath))
        for path in try store.snapshotPaths() where Self.isEvent(path) && !referenced.contains(path) {
            try store.dropSnapshot(at: path)
        }
    }

    /// Whether a handle path is that of an event: `…/on/some_kind[12]`.
    private static func isEvent(_ path: String) -> Bool {
        guard let handle = try? Handle(path: path), let number = handle.key, !number.isEmpty,
            number.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return false }
        let isName =
            !handle.kind.isEmpty && handle.kind.utf8.allSatisfy { $0 == 0x5f || (0x61...0x7a).contains($0 | 0x20) }
        return isName && (handle.parent?.path == "on" || handle.parent?.path.hasSuffix("/on") == true)
    }
}
