import ArgumentParser
import Pebble
import PlainValues
import YAML

struct PebbleNoticeCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice", abstract: "Show one notice, by its id or by its type and key.")

    @Option(name: .long, help: "The user whose notice it is, if not the own one.")
    var uid: Int?

    @Argument(help: "The id, or the type.")
    var idOrType: String

    @Argument(help: "The key.")
    var key: String?

    func act(_ client: PebbleClient, _ console: Console) async throws {
        let notice: PebbleNotice
        if let key {
            let filter = NoticeFilter(types: [NoticeType(rawValue: idOrType)], keys: [key], userID: uid)
            guard let found = try await client.notices(filter).first else {
                throw CommandError(.notFound, "cannot find \(idOrType) notice with key \"\(key)\"")
            }
            notice = found
        } else {
            notice = try await client.notice(PebbleNotice.ID(rawValue: idOrType))
        }
        var fields: [(key: String, value: PlainValue)] = [
            ("id", .string(notice.id.rawValue)), ("user-id", notice.userID.map { .int($0) } ?? .null),
            ("type", .string(notice.type.rawValue)), ("key", .string(notice.key)),
            ("first-occurred", .string(notice.firstOccurred.description)),
            ("last-occurred", .string(notice.lastOccurred.description)),
            ("last-repeated", .string(notice.lastRepeated.description)), ("occurrences", .int(notice.occurrences)),
        ]
        if !notice.lastData.isEmpty {
            let data = notice.lastData.sorted { $0.key < $1.key }.map {
                (key: $0.key, value: PlainValue.string($0.value))
            }
            fields.append(("last-data", .object(data)))
        }
        if let time = notice.repeatAfter { fields.append(("repeat-after", .string(GoDuration.text(time)))) }
        if let time = notice.expireAfter { fields.append(("expire-after", .string(GoDuration.text(time)))) }
        console.print(try YAML.dump(.object(fields), style: YAML.Style(sortsKeys: false)))
    }
}
