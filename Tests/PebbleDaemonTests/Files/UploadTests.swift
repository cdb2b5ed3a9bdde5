import Glibc
import PlainValues
import Testing

@Suite("Writing files")
struct UploadTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path }

    init() throws {
        folder = try TemporaryFolder()
        mkdir("\(path)/sub", 0o755)
    }

    private static let file = #"{"action":"write","files":[{"path":"/f"}]}"#

    @Test(
        "a request that is malformed is refused",
        arguments: [
            (Upload(request: "{}", field: "files"), #"metadata field name must be "request", got "files""#),
            (
                Upload(request: "x"),
                "cannot decode request metadata: invalid character 'x' looking for beginning of value"
            ),
            (Upload(request: #"{"action":"wr"}"#), #"multipart action must be "write", got "wr""#),
            (Upload(request: #"{"action":"write"}"#), "must specify one or more files"),
            (
                Upload(request: file, files: [("/f", "x")], fileField: "file"),
                #"field name must be "files", got "file""#
            ),
            (Upload(request: file, files: [("/other", "x")]), #"no metadata for path "/other""#),
        ])
    func refusals(_ upload: Upload, _ message: String) async throws {
        try await RunningDaemon.run { daemon in
            let reply = try await daemon.send(upload)
            #expect(reply.status == 400)
            #expect(try reply.message == message)
        }
    }

    @Test(
        "a content type that is none of files is refused",
        arguments: [
            (
                "multipart/form-data; boundary=\(Upload.boundary)",
                "cannot read request metadata: multipart: NextPart: EOF"
            ),
            ("bogus;;", #"invalid Content-Type "bogus;;""#), ("text/plain", #"invalid media type "text/plain""#),
            ("multipart/form-data; boundary=short", #"invalid boundary "short""#),
            ("", #"invalid Content-Type """#),
        ])
    func contentTypes(_ type: String, _ message: String) async throws {
        try await RunningDaemon.run { daemon in
            let reply = try await daemon.request(
                "POST", "/v1/files", body: "", headers: type.isEmpty ? [] : [("Content-Type", type)])
            #expect(reply.status == 400)
            #expect(try reply.message == message)
        }
    }

    @Test("a body that is cut off is refused, and nothing is left of its file")
    func cut() async throws {
        try folder.write("old", to: "f")
        try await RunningDaemon.run { daemon in
            var upload = Upload.file("\(path)/f", "new")
            upload.isCut = true
            let reply = try await daemon.send(upload)
            #expect(reply.status == 400)
            #expect(try reply.message == "cannot read file part 1: multipart: NextPart: EOF")
        }
        #expect(folder.read("f") == "old")
        #expect(folder.names() == ["f", "sub"])
    }

    @Test("a client that goes away midway leaves the old file and nothing else")
    func gone() async throws {
        try folder.write("old", to: "f")
        try await RunningDaemon.run { daemon in
            let upload = Upload.file("\(path)/f", String(repeating: "new", count: 100_000)).body
            try await blocking { [path = daemon.socketPath] in
                let connection = try RawConnection(path)
                let head =
                    "POST /v1/files HTTP/1.1\r\nHost: x\r\n\(Upload.type.0): \(Upload.type.1)\r\nContent-Length: \(1 << 30)\r\n\r\n"
                try connection.send(Array((head + upload.prefix(200_000)).utf8))
            }
            let isClean = try await eventually { folder.names() == ["f", "sub"] }
            #expect(isClean)
        }
        #expect(folder.read("f") == "old")
    }

    @Test(
        "a file that cannot be written is told, with the others, in a reply that is none of an error",
        arguments: [
            ("f", #","permissions":"0644""#, #"permissions must be a 3-digit octal string, got "0644""#),
            ("f", #","permissions":"9zz""#, #"permissions must be a 3-digit octal string, got "9zz""#),
            ("f", #","user":"nosuch""#, "cannot look up user and group: user: unknown user nosuch"),
            ("f", #","group":"nosuch""#, "cannot look up user and group: group: unknown group nosuch"),
            ("f", #","group":"root""#, "cannot look up user and group: must specify user, not just group"),
            ("f", #","user-id":77777"#, "cannot look up user and group: user: unknown userid 77777"),
            (
                "f", #","user":"nobody","user-id":0"#,
                #"cannot look up user and group: user "nobody" UID (65534) does not match user-id (0)"#
            ),
            ("star*x", "", "cannot create tempfile for filename containing '*': \"star*x\""),
            ("sub", "", "rename FOLDER/sub.TEMPORARY~ FOLDER/sub: file exists"),
            ("sub/no/f", "", "open FOLDER/sub/no/f.TEMPORARY~: no such file or directory"),
        ])
    func failures(_ name: String, _ more: String, _ message: String) async throws {
        try await RunningDaemon.run { daemon in
            let reply = try await daemon.send(.file("\(path)/\(name)", "new", more))
            #expect(reply.status == 200)
            let error = try reply.result?.arrayValue?.first?["error"]
            let text = error?["message"]?.stringValue?.replacing(/\.[0-9]+~/, with: ".TEMPORARY~")
            #expect(text == message.replacing("FOLDER", with: path))
            #expect(error?["kind"]?.stringValue == (name == "sub/no/f" ? "not-found" : "generic-file-error"))
        }
        #expect(folder.names() == ["sub"])
    }

    @Test("a path that is not absolute is told, and so is a file without a part")
    func unusable() async throws {
        try await RunningDaemon.run { daemon in
            #expect(
                try await daemon.send(.file("rel", "x")).message
                    == #"[{"path":"rel","error":{"message":"paths must be absolute, got \"rel\"","#
                    + #""kind":"generic-file-error"}}]"#)
            var upload = Upload.file("\(path)/f", "x")
            upload.files = []
            let message = try await daemon.send(upload).result?.arrayValue?.first?["error"]?["message"]
            #expect(message == .string(#"no file content for path "\#(path)/f""#))
        }
    }

    @Test("a link is replaced and not followed, and permissions are those that were asked for")
    func replaces() async throws {
        try folder.write("target", to: "target")
        symlink("target", "\(path)/f")
        try await RunningDaemon.run { daemon in
            let reply = try await daemon.send(.file("\(path)/f", "new", #","permissions":"640""#))
            #expect(reply.status == 200)
        }
        var status = stat()
        #expect(lstat("\(path)/f", &status) == 0)
        #expect(status.st_mode == S_IFREG | 0o640)
        #expect(folder.read("f") == "new")
        #expect(folder.read("target") == "target")
    }

    @Test("of two parts for one path the last counts, and lines can end with LF alone")
    func parts() async throws {
        try await RunningDaemon.run { daemon in
            var upload = Upload.file("\(path)/f", "1")
            upload.files.append(("\(path)/f", "2\r\n--not a boundary"))
            upload.lineEnd = "\n"
            let message = try await daemon.send(upload).message
            #expect(message == #"[{"path":"\#(path)/f"}]"#)
        }
        #expect(folder.read("f") == "2\r\n--not a boundary")
    }

    @Test("missing folders are made with the usual permissions")
    func folders() async throws {
        try await RunningDaemon.run { daemon in
            let reply = try await daemon.send(.file("\(path)/a/b/f", "x", #","make-dirs":true,"permissions":"600""#))
            #expect(reply.status == 200)
        }
        var status = stat()
        #expect(stat("\(path)/a/b", &status) == 0)
        #expect(status.st_mode == S_IFDIR | 0o755)
    }
}
