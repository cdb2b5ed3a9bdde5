import OrderedCollections
import PlainValues

/// Writes what is kept as JSON.
///
/// A change that is ready stays as it is, so its text is kept: most of the file is not written anew each time.
struct StateEncoder {
    private var readyChanges: [String: [UInt8]] = [:]

    mutating func encode(_ content: StateContent) -> [UInt8] {
        var kept: [String: [UInt8]] = [:]
        var changes: [[UInt8]] = []
        for change in content.changes.values {
            if change.isReady {
                let text = readyChanges[change.id] ?? Self.bytes(StateFormat.value(change))
                kept[change.id] = text
                changes.append(text)
            } else {
                changes.append(Self.bytes(StateFormat.value(change)))
            }
        }
        readyChanges = kept
        var bytes = Array("{\"format\":\(StateFormat.version),\"last-change-id\":\(content.lastChange),".utf8)
        bytes += "\"last-task-id\":\(content.lastTask),\"last-notice-id\":\(content.lastNotice),".utf8
        bytes += "\"last-notice-time\":\(content.lastNoticeTime.nanoseconds),\"changes\":[".utf8
        bytes += changes.joined(separator: [UInt8(ascii: ",")])
        bytes += "],\"notices\":".utf8
        let notices = content.notices.values.sorted { $0.lastRepeated < $1.lastRepeated }
        bytes += Self.bytes(.array(notices.map(StateFormat.value)))
        bytes += ",\"identities\":".utf8
        bytes += Self.bytes(.object(content.identities.map { ($0.key, StateFormat.value($0.value)) }))
        bytes += "}\n".utf8
        return bytes
    }

    private static func bytes(_ value: PlainValue) -> [UInt8] {
        // What is kept came from JSON or is text and whole numbers; what JSON cannot hold would be lost alone.
        Array(((try? JSON.write(value, .sorted)) ?? "null").utf8)
    }
}
