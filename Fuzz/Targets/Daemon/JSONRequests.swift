import NIOCore
import OrderedCollections
import PlainValues

@testable import PebbleDaemon

extension FuzzTarget {
    /// What a client asks the daemon for: JSON bodies, and behind a line feed what stands in the first line and in headers.
    static let jsonRequests = FuzzTarget(name: "json-requests") { input in
        let parts = input.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
        readBody(Array(parts[0]))
        readTarget(String(decoding: parts.dropFirst().first ?? [], as: UTF8.self))
    }

    /// Reads JSON of each request, and a state file.
    private static func readBody(_ body: [UInt8]) {
        _ = ExecControl.isEnd(.init(bytes: body))
        _ = ExecControl(.init(bytes: body))
        if let value = try? JSON.parse(body) { _ = StateFormat.content(value) }
        guard let fields = try? RequestFields(body) else { return }
        for key in ["action", "label", "timeout"] { _ = try? fields.text(key) }
        _ = try? fields.texts("services")
        _ = try? fields.flag("combine")
        _ = try? fields.objects("files").map { item throws(RequestFields.Failure) in try FileWriteItem(item) }
        if let draft = try? ExecDraft(fields) { _ = draft.timeout.map { try? GoDuration.nanoseconds($0) } }
        for (_, identity) in (try? fields.objectMap("identities")) ?? [:] {
            guard let identity, let draft = try? IdentityDraft(identity) else { continue }
            _ = try? IdentityRecord(draft)
        }
        let data = (try? fields.textMap("data")) ?? [:]
        try? CustomNotice(userID: 0, key: (try? fields.text("key")) ?? "", data: data).validate()
    }

    private static func readTarget(_ text: String) {
        let target = RequestTarget(text)
        let query = QueryParameters(target.query)
        _ = Route.find(target.path)
        _ = query.list("names")
        _ = try? APIRequest.duration(query.value("timeout"), of: "timeout")
        _ = WallTime(query.value("after"))?.text(.utc)
        _ = FilePath.joined(FilePath.folder(of: text), FilePath.name(of: text))
        if let pattern = try? NamePattern(query.value("pattern")) { _ = pattern.matches(query.value("path")) }
        _ = HeaderParameters(text)
        _ = BasicCredentials(text)
        // A clean path stays as it is.
        if let cleaned = target.cleaned {
            precondition(RequestTarget(cleaned).cleaned == nil, "\(text) is cleaned to \(cleaned), which is not clean")
        }
    }
}
