// Reading what was kept; anything unexpected makes the whole file one that is not ours.

import OrderedCollections
import PlainValues

extension StateFormat {
    /// The content of a file, or `nil` when it is not a state file of this form.
    static func content(_ file: PlainValue) -> StateContent? {
        guard file["format"]?.intValue == version, let lastChange = counter(file["last-change-id"]),
            let lastTask = counter(file["last-task-id"]), let lastNotice = counter(file["last-notice-id"]),
            let lastNoticeTime = time(file["last-notice-time"]), let changes = file["changes"]?.arrayValue,
            let notices = file["notices"]?.arrayValue, let identities = file["identities"]?.mapValue
        else { return nil }
        var content = StateContent()
        content.lastChange = lastChange
        content.lastTask = lastTask
        content.lastNotice = lastNotice
        content.lastNoticeTime = lastNoticeTime
        for value in changes {
            guard let change = change(value) else { return nil }
            content.changes[change.id] = change
            for task in change.tasks { content.changeOfTask[task.id] = change.id }
        }
        for value in notices {
            guard let notice = notice(value) else { return nil }
            content.notices[notice.identity] = notice
        }
        for (name, value) in identities {
            guard let name = name.stringValue, let identity = identity(value) else { return nil }
            content.identities[name] = identity
        }
        return content
    }

    private static func change(_ value: PlainValue) -> ChangeRecord? {
        guard let id = value["id"]?.stringValue, let kind = value["kind"]?.stringValue,
            let summary = value["summary"]?.stringValue, let services = list(value["services"], \.stringValue),
            let noticeData = texts(value["notice-data"]), let tasks = list(value["tasks"], task),
            let spawnTime = time(value["spawn-time"])
        else { return nil }
        return ChangeRecord(
            id: id, kind: kind, summary: summary, services: services, noticeData: noticeData, tasks: tasks,
            spawnTime: spawnTime, readyTime: time(value["ready-time"]))
    }

    private static func task(_ value: PlainValue) -> TaskRecord? {
        guard let id = value["id"]?.stringValue, let kind = value["kind"]?.stringValue,
            let summary = value["summary"]?.stringValue,
            let status = value["status"]?.stringValue.flatMap(TaskStatus.init(rawValue:)),
            let log = list(value["log"], logLine), let data = value["data"]?.mapValue,
            let spawnTime = time(value["spawn-time"])
        else { return nil }
        var results: [String: PlainValue] = [:]
        for (key, value) in data {
            guard let key = key.stringValue else { return nil }
            results[key] = value
        }
        return TaskRecord(
            id: id, kind: kind, summary: summary, status: status, log: log, data: results, spawnTime: spawnTime,
            readyTime: time(value["ready-time"]))
    }

    private static func logLine(_ value: PlainValue) -> TaskLogLine? {
        guard let time = time(value["time"]),
            let level = value["level"]?.stringValue.flatMap(TaskLogLine.Level.init(rawValue:)),
            let text = value["text"]?.stringValue
        else { return nil }
        return TaskLogLine(time: time, level: level, text: text)
    }

    private static func notice(_ value: PlainValue) -> NoticeRecord? {
        guard let id = value["id"]?.stringValue, let type = value["type"]?.stringValue,
            let key = value["key"]?.stringValue, let firstOccurred = time(value["first-occurred"]),
            let lastOccurred = time(value["last-occurred"]), let lastRepeated = time(value["last-repeated"]),
            let occurrences = counter(value["occurrences"]), let lastData = texts(value["last-data"])
        else { return nil }
        return NoticeRecord(
            id: id, userID: value["user-id"]?.intValue, type: type, key: key, firstOccurred: firstOccurred,
            lastOccurred: lastOccurred, lastRepeated: lastRepeated, occurrences: occurrences, lastData: lastData,
            repeatAfter: value["repeat-after"]?.intValue.map { .nanoseconds($0) })
    }

    private static func identity(_ value: PlainValue) -> IdentityRecord? {
        guard let access = value["access"]?.stringValue.flatMap(IdentityRecord.Access.init(rawValue:)) else {
            return nil
        }
        return IdentityRecord(
            access: access, localUserID: value["user-id"]?.intValue, basicPassword: value["password"]?.stringValue,
            certificate: value["pem"]?.stringValue)
    }

    /// A number that can be counted on from.
    private static func counter(_ value: PlainValue?) -> Int? {
        guard let number = value?.intValue, (0..<1 << 53).contains(number) else { return nil }
        return number
    }

    private static func time(_ value: PlainValue?) -> WallTime? {
        value?.intValue.map { WallTime(nanoseconds: Int64($0)) }
    }

    private static func list<Element>(_ value: PlainValue?, _ element: (PlainValue) -> Element?) -> [Element]? {
        guard let values = value?.arrayValue else { return nil }
        let elements = values.compactMap(element)
        return elements.count == values.count ? elements : nil
    }

    private static func texts(_ value: PlainValue?) -> [String: String]? {
        guard let entries = value?.mapValue else { return nil }
        var texts: [String: String] = [:]
        for (key, value) in entries {
            guard let key = key.stringValue, let text = value.stringValue else { return nil }
            texts[key] = text
        }
        return texts
    }
}
