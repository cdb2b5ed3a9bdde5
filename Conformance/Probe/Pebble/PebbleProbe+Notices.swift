import OrderedCollections
import Pebble

extension PebbleProbe {
    static let noticeSteps: [String: Action] = [
        "notify": { probe, step in
            var data: [String: String] = [:]
            for (key, value) in step["data"]?.mapValue ?? [:] {
                if let key = key.stringValue, let value = value.stringValue { data[key] = value }
            }
            let id = try await probe.client.notify(try step.text("key"), data: data)
            probe.saved[step["save"]?.stringValue ?? "notice"] = id.rawValue
            return .null
        },
        "notices": { probe, step in
            let filter = NoticeFilter(types: [.custom], keys: try texts(step, "keys"))
            return .array(try await probe.client.notices(filter).map(row))
        },
        "notice": { probe, step in
            let saved = probe.saved[step["saved"]?.stringValue ?? "notice"]
            guard let id = step["id"]?.stringValue ?? saved else {
                throw ProbeFailure("No notice was saved by that name.")
            }
            return row(try await probe.client.notice(PebbleNotice.ID(rawValue: id)))
        },
    ]

    private static func row(_ notice: PebbleNotice) -> PlainValue {
        [
            "type": .string(notice.type.rawValue), "key": .string(notice.key),
            "occurrences": .int(notice.occurrences),
            "data": .object(notice.lastData.map { ($0.key, .string($0.value)) }),
        ]
    }
}
