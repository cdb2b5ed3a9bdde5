import Pebble
import Testing

@Suite("Files and directories", .timeLimit(.minutes(1)))
struct FileRequestTests {
    private static func client(_ daemon: StubDaemon) -> PebbleClient {
        PebbleClient(socketPath: daemon.path, timeout: .seconds(30))
    }

    @Test("are listed with all that Pebble tells of them")
    func list() async throws {
        let daemon = try StubDaemon { _, connection in
            connection.result(
                """
                [{"path":"/s/a","name":"a","type":"file","size":11,"permissions":"4","last-modified":"2026-11-22T14:09:27Z",\
                "user-id":0,"user":"root","group-id":0,"group":"root"},\
                {"path":"/s/b","name":"b","type":"wormhole","permissions":"755","last-modified":"2021-02-03T04:05:06+09:00",\
                "user-id":12345,"user":"","group-id":54321,"group":""}]
                """)
        }
        let files = try await Self.client(daemon).listFiles("/s", pattern: "[ab]*")
        #expect(files.map(\.path) == ["/s/a", "/s/b"])
        #expect(files.map(\.name) == ["a", "b"])
        #expect(files.map(\.type) == [.file, FileType(rawValue: "wormhole")])
        #expect(files.map(\.size) == [11, nil])
        #expect(files.map(\.permissions) == [0o4, 0o755])
        #expect(files.map(\.userID) == [0, 12345])
        #expect(files.map(\.user) == ["root", nil])
        #expect(files.map(\.groupID) == [0, 54321])
        #expect(files.map(\.group) == ["root", nil])
        #expect(files[0].lastModified.description == "2026-11-22T14:09:27Z")
        #expect(daemon.requests.map(\.target) == ["/v1/files?action=list&path=%2Fs&pattern=%5Bab%5D%2A"])
    }

    @Test(
        "are told of themselves without the slash at the end, which Pebble would misread",
        arguments: [("/a/b//", "%2Fa%2Fb"), ("/", "%2F")])
    func itself(path: String, sent: String) async throws {
        let daemon = try StubDaemon { _, connection in connection.result("[]") }
        #expect(try await Self.client(daemon).listFiles(path, itself: true) == [])
        #expect(daemon.requests.map(\.target) == ["/v1/files?action=list&path=\(sent)&itself=true"])
    }

    @Test("that are not there are an error of the API, with its kind")
    func missing() async throws {
        let daemon = try StubDaemon { _, connection in
            connection.error(404, "Not Found", "stat /n: no such file or directory", kind: "not-found")
        }
        let error = await #expect(throws: PebbleError.self) { try await Self.client(daemon).listFiles("/n") }
        #expect(error?.code == .api)
        #expect(error?.statusCode == 404)
        #expect(error?.kind == .notFound)
    }

    @Test("whose permissions are no number are refused")
    func nonsense() async throws {
        let daemon = try StubDaemon { _, connection in
            connection.result(
                #"[{"path":"/a","name":"a","type":"file","permissions":"rwx","last-modified":"2026-11-22T14:09:27Z"}]"#)
        }
        let error = await #expect(throws: PebbleError.self) { try await Self.client(daemon).listFiles("/n") }
        #expect(error?.code == .protocolViolation)
    }

    @Test("are made")
    func make() async throws {
        let daemon = try StubDaemon { _, connection in connection.result(#"[{"path":"/d"}]"#) }
        let client = Self.client(daemon)
        try await client.makeDirectory("/d")
        try await client.makeDirectory("/d", makeParents: true, permissions: 0o1777, owner: "me")
        #expect(
            try daemon.requests.map { try JSON.parse($0.body) } == [
                ["action": "make-dirs", "dirs": [["path": "/d"]]],
                [
                    "action": "make-dirs",
                    "dirs": [["path": "/d", "make-parents": true, "permissions": "1777", "user": "me"]],
                ],
            ])
        #expect(daemon.requests.allSatisfy { $0.headers["content-type"] == "application/json" })
    }

    @Test("are removed")
    func remove() async throws {
        let daemon = try StubDaemon { _, connection in connection.result(#"[{"path":"/d"}]"#) }
        let client = Self.client(daemon)
        try await client.removePath("/d")
        try await client.removePath("/d", recursive: true)
        #expect(
            try daemon.requests.map { try JSON.parse($0.body) } == [
                ["action": "remove", "paths": [["path": "/d", "recursive": false]]],
                ["action": "remove", "paths": [["path": "/d", "recursive": true]]],
            ])
    }

    @Test("that cannot be made or removed are an error of the path")
    func failures() async throws {
        let daemon = try StubDaemon { _, connection in
            connection.result(
                #"[{"path":"/d","error":{"message":"mkdir /d: file exists","kind":"generic-file-error"}}]"#)
        }
        let client = Self.client(daemon)
        for operation in [{ try await client.makeDirectory("/d") }, { try await client.removePath("/d") }] {
            let error = await #expect(throws: PebbleError.self) { try await operation() }
            #expect(error?.code == .path)
            #expect(error?.kind == .generic)
            #expect(error?.message == "mkdir /d: file exists")
        }
    }
}
