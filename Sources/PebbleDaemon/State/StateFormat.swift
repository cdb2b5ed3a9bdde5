import PlainValues

/// What is kept, as the plain values of the state file.
enum StateFormat {
    /// The number that tells files of this form from others.
    static let version = 1

    static func value(_ change: ChangeRecord) -> PlainValue {
        var entries: [(key: String, value: PlainValue)] = [
            ("id", .string(change.id)), ("kind", .string(change.kind)), ("summary", .string(change.summary)),
            ("services", .array(change.services.map { .string($0) })), ("notice-data", value(change.noticeData)),
            ("tasks", .array(change.tasks.map(value))), ("spawn-time", value(change.spawnTime)),
        ]
        if let time = change.readyTime { entries.append(("ready-time", value(time))) }
        return .object(entries)
    }

    static func value(_ notice: NoticeRecord) -> PlainValue {
        var entries: [(key: String, value: PlainValue)] = [
            ("id", .string(notice.id)), ("type", .string(notice.type)), ("key", .string(notice.key)),
            ("first-occurred", value(notice.firstOccurred)), ("last-occurred", value(notice.lastOccurred)),
            ("last-repeated", value(notice.lastRepeated)), ("occurrences", .int(notice.occurrences)),
            ("last-data", value(notice.lastData)),
        ]
        if let user = notice.userID { entries.append(("user-id", .int(user))) }
        if let time = notice.repeatAfter {
            entries.append(("repeat-after", .int(Int(GoDuration.wholeNanoseconds(time)))))
        }
        return .object(entries)
    }

    static func value(_ identity: IdentityRecord) -> PlainValue {
        var entries: [(key: String, value: PlainValue)] = [("access", .string(identity.access.rawValue))]
        if let user = identity.localUserID { entries.append(("user-id", .int(user))) }
        if let password = identity.basicPassword { entries.append(("password", .string(password))) }
        if let certificate = identity.certificate { entries.append(("pem", .string(certificate))) }
        return .object(entries)
    }

    private static func value(_ task: TaskRecord) -> PlainValue {
        var entries: [(key: String, value: PlainValue)] = [
            ("id", .string(task.id)), ("kind", .string(task.kind)), ("summary", .string(task.summary)),
            ("status", .string(task.status.rawValue)), ("log", .array(task.log.map(value))),
            ("data", .object(task.data.map { ($0.key, $0.value) })), ("spawn-time", value(task.spawnTime)),
        ]
        if let time = task.readyTime { entries.append(("ready-time", value(time))) }
        return .object(entries)
    }

    private static func value(_ line: TaskLogLine) -> PlainValue {
        .object([
            ("time", value(line.time)), ("level", .string(line.level.rawValue)), ("text", .string(line.text)),
        ])
    }

    private static func value(_ time: WallTime) -> PlainValue { .int(Int(time.nanoseconds)) }

    private static func value(_ texts: [String: String]) -> PlainValue {
        .object(texts.map { ($0.key, .string($0.value)) })
    }
}
