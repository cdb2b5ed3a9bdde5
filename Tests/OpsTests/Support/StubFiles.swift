import Foundation
import Ops
import PebbleTestSupport
import Synchronization

/// Files in a container as a Pebble tells of them that only knows how to list, read, make directories and write.
final class StubFiles: Sendable {
    /// What there is, by path: a directory, or a file's type, permissions and content.
    enum Entry: Sendable {
        case directory
        case file(String, permissions: String = "644")
        case link(to: String)
        case special(String)
    }

    private let entries: [String: Entry]
    /// What was made, in order: `dir PATH` or `file PATH MODE UID:GID CONTENT`.
    private let made = Mutex<[String]>([])
    /// Paths that cannot be written or read.
    private let forbidden: Set<String>

    init(_ entries: [String: Entry] = [:], forbidden: Set<String> = []) {
        self.entries = entries
        self.forbidden = forbidden
    }

    var log: [String] { made.withLock { $0 } }

    func answer(_ request: StubRequest, _ connection: StubConnection) {
        do {
            if request.method == "POST" {
                try post(request, connection)
            } else {
                try get(try URLComponents(string: request.target).unwrapped(), connection)
            }
        } catch {
            connection.error(500, "Internal Server Error", "the test's server failed: \(error)")
        }
    }

    // MARK: Writing

    private func post(_ request: StubRequest, _ connection: StubConnection) throws {
        guard request.headers["content-type"] != "application/json" else {
            let path = try JSON.parse(request.body)["dirs"]?.arrayValue?.first?["path"]?.stringValue
            return try make("dir", try path.unwrapped(), "", connection)
        }
        // The metadata is the second part's; the content is between its head and the last line.
        let parts = request.text.components(separatedBy: "\r\n\r\n")
        let metadata = try JSON.parse(Array(try parts[1].components(separatedBy: "\r\n").first.unwrapped().utf8))
        let file = try (metadata["files"]?.arrayValue?.first).unwrapped()
        let content = try parts[2].components(separatedBy: "\r\n--").first.unwrapped()
        let owner = [file["user-id"], file["user"], file["group-id"]].compactMap { $0 }
            .map { $0.stringValue ?? "\($0.intValue ?? -1)" }.joined(separator: ":")
        let mode = file["permissions"]?.stringValue ?? "-"
        try make("file", try (file["path"]?.stringValue).unwrapped(), " \(mode) \(owner) \(content)", connection)
    }

    private func make(_ kind: String, _ path: String, _ more: String, _ connection: StubConnection) throws {
        guard !forbidden.contains(path) else {
            return connection.result(
                #"[{"path":"\#(path)","error":{"message":"open \#(path): no","kind":"permission-denied"}}]"#)
        }
        made.withLock { $0.append("\(kind) \(path)\(more)") }
        connection.result(#"[{"path":"\#(path)"}]"#)
    }

    // MARK: Reading

    private func get(_ target: URLComponents, _ connection: StubConnection) throws {
        func query(_ name: String) -> String? { target.queryItems?.first { $0.name == name }?.value }
        let path = try query("path").unwrapped()
        if query("action") == "read" { return read(path, connection) }
        guard let entry = followed(path) else {
            return connection.error(404, "Not Found", "stat \(path): no such file", kind: "not-found")
        }
        guard case .directory = entry, query("itself") != "true" else {
            return connection.result("[\(row(path, entry))]")
        }
        let start = path == "/" ? path : path + "/"
        let names = entries.keys.filter {
            $0.hasPrefix(start) && $0 != path && !$0.dropFirst(start.count).contains("/")
        }
        connection.result(
            "[" + names.sorted().compactMap { name in entries[name].map { row(name, $0) } }.joined(separator: ",") + "]"
        )
    }

    private func followed(_ path: String) -> Entry? {
        if case .link(let target) = entries[path] { return followed(target) }
        return entries[path]
    }

    private func row(_ path: String, _ entry: Entry) -> String {
        let name = path.split(separator: "/").last ?? "/"
        let (type, permissions) =
            switch entry {
            case .directory: ("directory", "755")
            case .file(_, let permissions): ("file", permissions)
            case .link: ("symlink", "777")
            case .special(let type): (type, "600")
            }
        return """
            {"path":"\(path)","name":"\(name)","type":"\(type)","permissions":"\(permissions)",\
            "last-modified":"2026-11-22T14:09:27Z","user-id":0,"user":"root","group-id":0,"group":"root"}
            """
    }

    private func read(_ path: String, _ connection: StubConnection) {
        let boundary = String(repeating: "b", count: 60)
        var body = ""
        var result = #"{"path":"\#(path)"}"#
        if case .file(let content, _) = followed(path), !forbidden.contains(path) {
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(path)\"\r\n"
            body += "Content-Type: application/octet-stream\r\n\r\n\(content)\r\n"
        } else {
            result = #"{"path":"\#(path)","error":{"message":"open \#(path): no","kind":"permission-denied"}}"#
        }
        body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"response\"\r\n"
        body += "Content-Type: application/json\r\n\r\n"
        body += #"{"type":"sync","status-code":200,"status":"OK","result":[\#(result)]}"# + "\n\r\n--\(boundary)--\r\n"
        connection.answer(body, type: "multipart/form-data; boundary=\(boundary)")
    }
}
