// Forgetting what is old, so that neither memory nor the state file grow for ever.

import OrderedCollections

extension DaemonState {
    private static let keptChanges = 1000
    private static let keptNotices = 1000
    /// More than the limit, so that not each addition looks for the oldest.
    private static let slack = 100
    private static let changeLifetime = Duration.seconds(7 * 24 * 3600)

    /// Forgets ready changes that are too old or too many, and notices likewise.
    ///
    /// Pebble looks every ten minutes; here each addition looks, so that a busy daemon keeps as little.
    func prune(_ now: WallTime) {
        let oldest = now.advanced(by: .zero - Self.changeLifetime)
        while let first = content.changes.values.first, first.isReady, first.spawnTime < oldest { forget(first) }
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
