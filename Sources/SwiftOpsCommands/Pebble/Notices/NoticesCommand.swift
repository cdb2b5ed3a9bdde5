import ArgumentParser
import Pebble

struct PebbleNoticesCommand: PebbleClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "notices", abstract: "List notices, the longest ago repeated first.")

    @Option(name: .long, help: "Notices of other users: all.")
    var users: String?

    @Option(name: .long, help: "Only notices of the user of this id, and public ones.")
    var uid: Int?

    @Option(name: .long, help: "Only notices of this type: custom, change-update, warning.")
    var type: [String] = []

    @Option(name: .long, help: "Only notices with this key.")
    var key: [String] = []

    @Option(name: .long, help: "Wait as long as this for a notice if there is none: 30s.")
    var timeout: String?

    @OptionGroup var time: TimeOptions

    func act(_ client: PebbleClient, _ console: Console) async throws {
        let filter = NoticeFilter(
            types: type.map(NoticeType.init(rawValue:)), keys: key, users: users.map(NoticesUsers.init(rawValue:)),
            userID: uid)
        let notices: [PebbleNotice]
        if let timeout {
            let limit = try Self.duration(timeout, "--timeout")
            notices = try await client.waitForNotices(filter, timeout: limit)
        } else {
            notices = try await client.notices(filter)
        }
        guard !notices.isEmpty else { return console.remark("No matching notices.") }
        var table = TextTable(
            header: ["ID", "User", "Type", "Key", "First", "Repeated", "Occurrences"])
        for notice in notices {
            table.append([
                "\(notice.id)", "\(notice.userID.map(String.init) ?? "public")", "\(notice.type)",
                "\(notice.key)", "\(time.text(notice.firstOccurred))", "\(time.text(notice.lastRepeated))",
                "\(notice.occurrences)",
            ])
        }
        console.print(table.rendered(console.outputStyling))
    }

    static func duration(_ text: String, _ option: String) throws -> Duration {
        do throws(GoDuration.Invalid) {
            return .nanoseconds(try GoDuration.nanoseconds(text))
        } catch {
            throw CommandError(.usage, "\(option): \(error.description)")
        }
    }
}
