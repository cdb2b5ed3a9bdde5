// Forgetting what is old, so that neither memory nor the state file grow for ever.

import OrderedCollections

extension DaemonState {
    private static let keptChanges = 1000
    private static let keptNotices = 1000
    /// More than the limit, so that not each addition looks for the oldest.
    private static let slack = 100
    private static let changeLifetime = Duration.seconds(7 * 24 * 3600)
    private static let longestChange = Duration.seconds(14 * 24 * 3600)

    /// Aborts changes that have lasted for too long, but for those of checks, and forgets what is old.
    ///
    /// - Parameter now: The time that it is.
    package func maintain(_ now: WallTime = .now) {
        let oldest = now.advanced(by: .zero - Self.longestChange)
        for change in content.changes.values
        where !change.isReady && change.spawnTime < oldest && !change.kind.hasSuffix("-check") {
            _ = try? abort(change.id)
        }
        prune(now)
    }

    /// Forgets ready changes that are too old or too many, and notices likewise.
    ///
    /// Pebble looks every ten minutes; here each addition looks as well, so that a busy daemon keeps as little.
    func prune(_ now: WallTime) {
        let oldest = now.advanced(by: .zero - Self.changeLifetime)
        // The first may be a check's, which lasts.
        while let old = content.changes.values.first(where: { $0.spawnTime >= oldest || $0.isReady }),
            old.spawnTime < oldest
        { forget(old) }
        if content.changes.count > Self.keptChanges + Self.slack {
            let ready = content.changes.values.filter(\.isReady)
            for change in ready.prefix(content.changes.count - Self.keptChanges) { forget(change) }
        }
        if content.notices.count > Self.keptNotices + Self.slack {
            let byAge = content.notices.values.sorted { $0.lastOccurred < $1.lastOccurred }
            for notice in byAge.prefix(content.notices.count - Self.keptNotices) {
                content.notices[notice.identity] = nil
            }
        }
    }

    private func forget(_ change: ChangeRecord) {
        for task in change.tasks { content.changeOfTask[task.id] = nil }
        content.changes[change.id] = nil
    }
}
