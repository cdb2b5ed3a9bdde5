// Notices: adding, listing and waiting for them.

import OrderedCollections

extension DaemonState {
    /// Adds a client's notice, or has it occur again; it is on the disk when this returns.
    ///
    /// - Returns: The notice's id, which it keeps when it occurs again.
    /// - Throws: ``PebbleDaemonError`` for a key or data that are not allowed, and when it cannot be written.
    package func add(_ notice: CustomNotice) async throws(PebbleDaemonError) -> String {
        try notice.validate()
        let id = addNotice(
            .init(userID: notice.userID, type: "custom", key: notice.key), data: notice.data,
            repeatAfter: notice.repeatAfter)
        try await flush()
        return id
    }

    /// Adds a warning, which everybody sees, or has it occur again.
    package func addWarning(_ text: String) {
        addNotice(.init(userID: nil, type: "warning", key: text), repeatAfter: .seconds(24 * 3600))
    }

    /// The notices that match, the longest ago repeated first.
    package func notices(_ filter: NoticeQuery) -> [NoticeRecord] {
        guard !filter.isImpossible else { return [] }
        let now = WallTime.now
        return content.notices.values.filter { !$0.isExpired(at: now) && filter.matches($0) }
            .sorted { $0.lastRepeated < $1.lastRepeated }
    }

    /// The notices that match, as soon as there are any.
    ///
    /// - Parameters:
    ///   - filter: Which are asked for.
    ///   - timeout: How long to wait at most.
    /// - Returns: The notices; none when the time passed or the waiting Swift task was cancelled.
    package func waitForNotices(_ filter: NoticeQuery, timeout: Duration) async -> [NoticeRecord] {
        let deadline = ContinuousClock.now.advanced(by: timeout)
        while true {
            let found = notices(filter)
            let left = ContinuousClock.now.duration(to: deadline)
            if !found.isEmpty || filter.isImpossible || left <= .zero || Task.isCancelled { return found }
            _ = await wait(
                left, add: { self.noticeWaiters.add($0, $1) }, giveUp: { $0.noticeWaiters.giveUp($1) })
        }
    }

    /// A notice, or `nil` when there is none of that id.
    package func notice(_ id: String) -> NoticeRecord? {
        content.notices.values.first { $0.id == id && !$0.isExpired(at: .now) }
    }

    /// When a warning was last repeated; `nil` without any.
    package var latestWarning: WallTime? {
        let now = WallTime.now
        return content.notices.values.lazy.filter { $0.type == "warning" && !$0.isExpired(at: now) }.map(\.lastRepeated)
            .max()
    }

    /// Has the notice of a change occur.
    func recordUpdate(of changeID: String) {
        guard let change = content.changes[changeID] else { return }
        var data = change.noticeData
        data["kind"] = change.kind
        addNotice(.init(userID: nil, type: "change-update", key: changeID), data: data)
    }

    @discardableResult
    private func addNotice(
        _ identity: NoticeRecord.Identity, data: [String: String] = [:], repeatAfter: Duration? = nil
    ) -> String {
        // Clients ask for what is later than the last one that they have seen: no two may be at the same time.
        let now = max(.now, WallTime(nanoseconds: content.lastNoticeTime.nanoseconds &+ 1))
        content.lastNoticeTime = now
        let repeatAfter = repeatAfter.flatMap { $0 > .zero ? $0 : nil }
        var repeated = true
        var notice: NoticeRecord
        if let earlier = content.notices[identity], !earlier.isExpired(at: now) {
            notice = earlier
            notice.occurrences += 1
            notice.lastOccurred = now
            notice.lastData = data
            notice.repeatAfter = repeatAfter
            repeated = repeatAfter.map { notice.lastRepeated.advanced(by: $0) < now } ?? true
            if repeated { notice.lastRepeated = now }
        } else {
            content.lastNotice += 1
            notice = NoticeRecord(
                id: String(content.lastNotice), userID: identity.userID, type: identity.type, key: identity.key,
                firstOccurred: now, lastOccurred: now, lastRepeated: now, occurrences: 1, lastData: data,
                repeatAfter: repeatAfter)
        }
        content.notices[identity] = notice
        if repeated { noticeWaiters.wakeAll() }
        prune(now)
        save()
        return notice.id
    }
}
