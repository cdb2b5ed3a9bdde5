import CShims
import Foundation
import Glibc
import NIOCore
import Pebble
import Testing

@Suite("Pushing files", .timeLimit(.minutes(1)))
struct PushTests {
    /// A server that takes what is pushed to a path.
    private static func daemon(_ path: String = "/f") throws -> StubDaemon {
        try StubDaemon { _, connection in connection.result(#"[{"path":"\#(path)"}]"#) }
    }

    private static func client(_ daemon: StubDaemon) -> PebbleClient {
        PebbleClient(socketPath: daemon.path, timeout: .seconds(30))
    }

    /// The parts of a request: what is asked, the name in the form, the content.
    private static func parts(_ request: StubRequest) throws -> (PlainValue, String, [UInt8]) {
        let type = try #require(request.headers["content-type"])
        let boundary = try #require(HeaderValue(Array(type.utf8))?.parameters["boundary"])
        #expect(boundary.utf8.count >= 32)
        var reader = MultipartReader(boundary: boundary)
        reader.feed(ByteBuffer(bytes: request.body))
        var parts: [(MultipartHeader, [UInt8])] = []
        while let event = try reader.next() {
            switch event {
            case .part(let header): parts.append((header, []))
            case .content(let bytes): parts[parts.count - 1].1 += bytes.readableBytesView
            case .end: #expect(parts.map(\.0.name) == ["request", "files"])
            }
        }
        #expect(reader.isAtEnd)
        let (request, file) = (try #require(parts.first), try #require(parts.last))
        return (try JSON.parse(request.1), try #require(file.0.fileName), file.1)
    }

    @Test("sends text, with what is asked for")
    func text() async throws {
        let daemon = try Self.daemon()
        try await Self.client(daemon).push(
            "héllo\n", to: "/f", makeDirectories: true, permissions: 0o40,
            owner: WorkloadUser("me", id: 7, group: "us", groupID: 8))
        let request = try #require(daemon.requests.first)
        #expect(request.method == "POST")
        #expect(request.target == "/v1/files")
        let (asked, name, content) = try Self.parts(request)
        #expect(
            asked == [
                "action": "write",
                "files": [
                    [
                        "path": "/f", "make-dirs": true, "permissions": "040", "user-id": 7, "user": "me",
                        "group-id": 8, "group": "us",
                    ]
                ],
            ])
        #expect(name == "/f")
        #expect(content == Array("héllo\n".utf8))
    }

    @Test("sends only the path when nothing else is asked for")
    func plain() async throws {
        let daemon = try Self.daemon()
        try await Self.client(daemon).push("", to: "/f")
        let (asked, _, content) = try Self.parts(try #require(daemon.requests.first))
        #expect(asked == ["action": "write", "files": [["path": "/f"]]])
        #expect(content.isEmpty)
    }

    @Test("sends bytes of any size, with a length", arguments: [1, 65_536, 65_537, 1_000_000])
    func bytes(size: Int) async throws {
        let daemon = try Self.daemon()
        try await Self.client(daemon).push(.bytes(variedBytes(size)), to: "/f")
        let request = try #require(daemon.requests.first)
        #expect(request.headers["content-length"] != nil)
        #expect(try Self.parts(request).2 == variedBytes(size))
    }

    @Test("sends a file, read from its path or from where a descriptor stands", arguments: [10, 100_000, 2_000_000])
    func file(size: Int) async throws {
        let daemon = try Self.daemon()
        let folder = try TestFolder()
        let path = try folder.file("source", variedBytes(size))
        let client = Self.client(daemon)
        try await client.push(.file(path), to: "/f")
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        lseek(descriptor, 5, CInt(SEEK_SET))
        try await client.push(.descriptor(descriptor), to: "/f")
        #expect(try Self.parts(daemon.requests[0]).2 == variedBytes(size))
        #expect(try Self.parts(daemon.requests[1]).2 == Array(variedBytes(size)[5...]))
        #expect(daemon.requests.allSatisfy { $0.headers["content-length"] != nil })
        // It is still open, and was read to its end.
        #expect(lseek(descriptor, 0, CInt(SEEK_CUR)) == size)
    }

    @Test("sends a file of the kernel's, whose size is told wrong")
    func kernelFile() async throws {
        let daemon = try Self.daemon()
        try await Self.client(daemon).push(.file("/proc/self/maps"), to: "/f")
        #expect(try Self.parts(daemon.requests[0]).2.count > 1000)
    }

    @Test("sends what comes through a pipe, as it comes")
    func pipe() async throws {
        let daemon = try Self.daemon()
        var ends: [CInt] = [0, 0]
        try #require(swiftops_pipe_cloexec(&ends) == 0)
        let (reader, writer) = (ends[0], ends[1])
        defer { close(reader) }
        async let push: Void = Self.client(daemon).push(.descriptor(reader), to: "/f")
        let content = variedBytes(300_000)
        let done = Occurrence<Void>()
        Thread.detachNewThread {
            var rest = content[...]
            while !rest.isEmpty {
                rest = rest.dropFirst(rest.withUnsafeBytes { write(writer, $0.baseAddress, min($0.count, 50_000)) })
                usleep(1000)
            }
            close(writer)
            done.happen()
        }
        try await push
        _ = await done.wait()
        let request = try #require(daemon.requests.first)
        #expect(request.headers["transfer-encoding"] == "chunked")
        #expect(try Self.parts(request).2 == content)
    }

    @Test("sends the chunks of a sequence, with or without a length", arguments: [nil, 30_000])
    func chunks(count: Int?) async throws {
        let daemon = try Self.daemon()
        let chunks = AsyncStream<[UInt8]> { continuation in
            for number in 0..<3 { continuation.yield([UInt8](repeating: UInt8(number), count: 10_000)) }
            continuation.finish()
        }
        try await Self.client(daemon).push(.chunks(chunks, count: count), to: "/f")
        let request = try #require(daemon.requests.first)
        #expect((request.headers["content-length"] != nil) == (count != nil))
        #expect(try Self.parts(request).2 == (0..<3).flatMap { [UInt8](repeating: UInt8($0), count: 10_000) })
    }

    private struct Broken: Error, CustomStringConvertible { let description = "no more today" }

    @Test("breaks off, so that nothing is kept, when the source fails")
    func brokenSource() async throws {
        let daemon = try Self.daemon()
        let chunks = AsyncThrowingStream<[UInt8], any Error> { continuation in
            continuation.yield(variedBytes(500_000))
            continuation.finish(throwing: Broken())
        }
        let error = await #expect(throws: PebbleError.self) {
            try await Self.client(daemon).push(.chunks(chunks), to: "/f")
        }
        #expect(error?.code == .local)
        #expect(error?.description.contains("no more today") == true)
        while daemon.requests.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
        #expect(daemon.requests.allSatisfy { !$0.isWhole })
    }

    @Test("breaks off when there are more or fewer bytes than were announced", arguments: [9_999, 10_001])
    func miscounted(count: Int) async throws {
        let daemon = try Self.daemon()
        let chunks = AsyncStream<[UInt8]> { continuation in
            continuation.yield(variedBytes(10_000))
            continuation.finish()
        }
        let error = await #expect(throws: PebbleError.self) {
            try await Self.client(daemon).push(.chunks(chunks, count: count), to: "/f")
        }
        #expect(error?.code == .local)
        #expect(error?.description.contains("\(count) bytes") == true)
    }

    @Test("asks nothing when there is no such file or it is a directory", arguments: ["/does/not/exist", "/"])
    func noFile(path: String) async throws {
        let daemon = try Self.daemon()
        let error = await #expect(throws: PebbleError.self) {
            try await Self.client(daemon).push(.file(path), to: "/f")
        }
        #expect(error?.code == .local)
        #expect(error?.description.contains("'\(path)'") == true)
        #expect(daemon.requests.isEmpty)
    }

    @Test("tells why a file could not be written, however large", arguments: [10, 500_000])
    func pathError(size: Int) async throws {
        let daemon = try StubDaemon { _, connection in
            connection.result(
                #"[{"path":"/f","error":{"message":"open /f: permission denied","kind":"permission-denied"}}]"#)
        }
        let error = await #expect(throws: PebbleError.self) {
            try await Self.client(daemon).push(.bytes(variedBytes(size)), to: "/f")
        }
        #expect(error?.code == .path)
        #expect(error?.kind == .permissionDenied)
        #expect(error?.message == "open /f: permission denied")
        #expect(error?.path == "/f")
    }

    @Test("refuses an answer that does not tell of the file", arguments: ["[]", "null", #"[{"path":"/g"}]"#, "7"])
    func nonsense(result: String) async throws {
        let daemon = try StubDaemon { _, connection in connection.result(result) }
        let error = await #expect(throws: PebbleError.self) { try await Self.client(daemon).push("x", to: "/f") }
        #expect(error?.code == .protocolViolation)
    }

    @Test("quotes the name, and sends no line break that a header could end with")
    func oddName() async throws {
        let daemon = try Self.daemon(#"/we ird—n'am\"e\\\r\nX: y.txt"#)
        let path = "/we ird—n'am\"e\\\r\nX: y.txt"
        try await Self.client(daemon).push("x", to: path)
        let (asked, name, _) = try Self.parts(try #require(daemon.requests.first))
        #expect(asked["files"]?.arrayValue?.first?["path"]?.stringValue == path)
        #expect(name == "/we ird—n'am\"e\\%0D%0AX: y.txt")
    }

    @Test("ends when the server closes the connection midway")
    func closed() async throws {
        let daemon = try StubDaemon(reading: .heads) { _, connection in connection.close() }
        let error = await #expect(throws: PebbleError.self) {
            try await Self.client(daemon).push(.bytes(variedBytes(20_000_000)), to: "/f")
        }
        #expect(error?.code == .connection)
    }
}
