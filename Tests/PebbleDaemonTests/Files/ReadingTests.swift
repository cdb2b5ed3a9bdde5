import Glibc
import PlainValues
import Testing

@Suite("Listing and reading files")
struct ReadingTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path }
    private static let accept = ("Accept", "multipart/form-data")

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("hello\nworld", to: "a.txt")
        symlink("a.txt", "\(folder.path)/ln")
        mkdir("\(folder.path)/sub", 0o755)
        mkfifo("\(folder.path)/fifo", 0o644)
        chmod("\(folder.path)/a.txt", 0o4044)
    }

    @Test("the files come first, and what came of each last")
    func read() async throws {
        try await RunningDaemon.run { daemon in
            let target = "/v1/files?action=read&path=\(path)/a.txt&path=\(path)/no&path=\(path)/sub&path=rel"
            let reply = try await daemon.get(target, headers: [Self.accept])
            let type = try #require(reply.header("Content-Type"))
            let match = try #require(type.wholeMatch(of: /multipart\/form-data; boundary=([0-9a-f]{60})/))
            let mark = "--\(match.1)"
            let parts = [
                "\(mark)\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(path)/a.txt\"\r\n",
                "Content-Type: application/octet-stream\r\n\r\nhello\nworld\r\n",
                "\(mark)\r\nContent-Disposition: form-data; name=\"response\"\r\n",
                "Content-Type: application/json\r\n\r\n",
                #"{"type":"sync","status-code":200,"status":"OK","result":[{"path":"\#(path)/a.txt"},"#,
                #"{"path":"\#(path)/no","error":{"message":"stat \#(path)/no: no such file or directory","#,
                #""kind":"not-found"}},{"path":"\#(path)/sub","error":{"message":"can only read a regular file: "#,
                #"\"\#(path)/sub\"","kind":"generic-file-error"}},{"path":"rel","error":{"message":"#,
                #""paths must be absolute, got \"rel\"","kind":"generic-file-error"}}]}"#,
                "\n\r\n\(mark)--\r\n",
            ]
            #expect(reply.text == parts.joined())
            #expect(reply.header("Content-Length") == String(reply.body.count))
        }
    }

    @Test(
        "without a path or the header nothing is read",
        arguments: [
            ("&path=/etc/passwd", false, "must accept multipart/form-data"),
            ("", true, "must specify one or more paths"),
        ])
    func refusals(_ query: String, _ accepts: Bool, _ message: String) async throws {
        try await RunningDaemon.run { daemon in
            let reply = try await daemon.get("/v1/files?action=read\(query)", headers: accepts ? [Self.accept] : [])
            #expect(reply.status == 400)
            #expect(try reply.message == message)
        }
    }

    @Test(
        "a folder's entries are listed as they are, a path that is given as what it leads to",
        arguments: [
            ("", ["a.txt file 044 11", "fifo named-pipe 644 -", "ln symlink 777 -", "sub directory 755 -"]),
            ("&pattern=*.tx?", ["a.txt file 044 11"]), ("&pattern=[^a-l]*", ["sub directory 755 -"]),
            ("/ln", ["ln file 044 11"]), ("/sub&itself=true", ["sub directory 755 -"]), ("/sub", []),
        ])
    func list(_ query: String, _ expected: [String]) async throws {
        try await RunningDaemon.run { daemon in
            let reply = try await daemon.get("/v1/files?action=list&path=\(path)\(query)")
            let entries = try reply.result?.arrayValue ?? []
            let rows = entries.map { entry in
                let texts = ["name", "type", "permissions"].map { entry[$0]?.stringValue ?? "?" }
                return (texts + [entry["size"]?.intValue.map(String.init) ?? "-"]).joined(separator: " ")
            }
            #expect(rows == expected)
            let times = entries.compactMap { $0["last-modified"]?.stringValue }
            #expect(times.allSatisfy { !$0.contains(".") })
        }
    }

    @Test("a slash at the end and itself repeat the last part, as the real daemon does")
    func slash() async throws {
        try await RunningDaemon.run { daemon in
            let reply = try await daemon.get("/v1/files?action=list&path=\(path)/sub/&itself=true")
            #expect(try reply.result?.arrayValue?.first?["path"] == .string("\(path)/sub/sub"))
        }
    }
}
