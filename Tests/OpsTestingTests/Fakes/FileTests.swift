import Foundation
import Ops
import OpsTesting
import Testing

@Suite("Files of a simulated container")
struct FileTests {
    @Test func `are what the charm writes`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        try await web.push("hello", to: "/etc/app/config", makeDirectories: true, permissions: 0o600)
        #expect(try await web.pull("/etc/app/config").text() == "hello")
        let file = try #require(try await web.listFiles("/etc/app").first)
        #expect(file.path == "/etc/app/config")
        #expect(file.name == "config")
        #expect(file.type == .file)
        #expect(file.size == 5)
        #expect(file.permissions == 0o600)
        let root = try harness.filesystemRoot("web")
        #expect(try String(contentsOfFile: root + "/etc/app/config", encoding: .utf8) == "hello")
        #expect(try FileManager.default.contentsOfDirectory(atPath: root + "/etc/app") == ["config"])
    }

    @Test func `are what a test has put there`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        let root = try harness.filesystemRoot("web")
        try Data("here".utf8).write(to: URL(fileURLWithPath: root + "/hostname"))
        #expect(try await web.pull("/hostname").text() == "here")
    }

    @Test func `may be large, and of bytes that look like a request's`() async throws {
        let (_, web) = try WorkloadCharm.begun()
        var bytes = Array("\r\n--\r\n".utf8)
        for number in 0..<300_000 { bytes.append(UInt8(truncatingIfNeeded: number &* 31)) }
        try await web.push(.bytes(bytes), to: "/large")
        #expect(try await web.pull("/large").bytes() == bytes)
        try await web.push("", to: "/large")
        #expect(try await web.pull("/large").bytes() == [])
    }

    @Test func `are gone with the harness`() async throws {
        var root = ""
        do {
            let (harness, web) = try WorkloadCharm.begun()
            try await web.push("a", to: "/a")
            root = try harness.filesystemRoot("web")
        }
        #expect(!FileManager.default.fileExists(atPath: root))
    }

    // MARK: Failures

    private static let failures:
        [(path: String, kind: PebbleError.Kind, text: String, call: @Sendable (Container) async throws -> Void)] = [
            ("/nope", .notFound, "stat /nope: no such file or directory", { _ = try await $0.pull("/nope") }),
            ("/dir", .generic, "can only read a regular file: \"/dir\"", { _ = try await $0.pull("/dir") }),
            ("rel", .generic, "paths must be absolute, got \"rel\"", { _ = try await $0.pull("rel") }),
            ("rel", .generic, "paths must be absolute, got \"rel\"", { try await $0.push("", to: "rel") }),
            (
                "/a*", .generic, "cannot create tempfile for filename containing '*': \"a*\"",
                { try await $0.push("", to: "/a*") }
            ),
            (
                "/file/x", .generic, "cannot create directory: mkdir /file: not a directory",
                { try await $0.push("", to: "/file/x", makeDirectories: true) }
            ),
            (
                "/a", .generic, "permissions must be a 3-digit octal string, got \"1777\"",
                { try await $0.push("", to: "/a", permissions: 0o1777) }
            ),
            (
                "/a", .generic, "cannot look up user and group: must specify user, not just group",
                { try await $0.push("", to: "/a", owner: WorkloadUser(group: "staff")) }
            ),
            ("/dir", .generic, "mkdir /dir: file exists", { try await $0.makeDirectory("/dir") }),
            (
                "/x/y", .notFound, "mkdir /x/y.mkdir-new: no such file or directory",
                { try await $0.makeDirectory("/x/y") }
            ),
            (
                "/file", .generic, "mkdir /file: not a directory",
                { try await $0.makeDirectory("/file", makeParents: true) }
            ),
            ("/dir", .generic, "remove /dir: directory not empty", { try await $0.removePath("/dir") }),
            ("/nope", .notFound, "remove /nope: no such file or directory", { try await $0.removePath("/nope") }),
            ("rel", .generic, "paths must be absolute, got \"rel\"", { try await $0.removePath("rel") }),
        ]

    @Test(arguments: failures.indices)
    func `fail as Pebble's do`(index: Int) async throws {
        let (path, kind, text, call) = Self.failures[index]
        let (_, web) = try WorkloadCharm.begun()
        try await web.makeDirectory("/dir/inner", makeParents: true)
        try await web.push("", to: "/file")
        let error = await pebbleError { try await call(web) }
        #expect(error?.code == .path)
        #expect(error?.path == path)
        #expect(error?.kind == kind)
        #expect(error?.message == text)
    }

    @Test func `are not written without their folder`() async throws {
        let (_, web) = try WorkloadCharm.begun()
        let error = await pebbleError { try await web.push("", to: "/a/b") }
        #expect(error?.kind == .notFound)
        #expect(error?.message?.contains("no such file or directory") == true)
        let folder = await pebbleError {
            try await web.makeDirectory("/dir")
            try await web.push("", to: "/dir")
        }
        #expect(folder?.message?.hasSuffix(" /dir: file exists") == true)
    }

    // MARK: Listing and removing

    @Test func `are listed by name, by pattern, or themselves`() async throws {
        let (_, web) = try WorkloadCharm.begun()
        for name in ["b.txt", "a.txt", "c.log", ".hidden"] {
            try await web.push(name, to: "/d/" + name, makeDirectories: true)
        }
        #expect(try await web.listFiles("/d").map(\.name) == [".hidden", "a.txt", "b.txt", "c.log"])
        #expect(try await web.listFiles("/d/", pattern: "[a-b].*").map(\.path) == ["/d/a.txt", "/d/b.txt"])
        #expect(try await web.listFiles("/d", itself: true).map(\.path) == ["/d"])
        #expect(try await web.listFiles("/d/a.txt").map(\.size) == [5])
        #expect(try await web.listFiles("/", itself: true).map(\.name) == ["/"])
        let error = await pebbleError { _ = try await web.listFiles("/nope") }
        #expect(error?.statusCode == 404)
        #expect(error?.kind == .notFound)
        #expect(error?.message == "stat /nope: no such file or directory")
    }

    @Test func `are removed with all that is in them`() async throws {
        let (_, web) = try WorkloadCharm.begun()
        try await web.push("", to: "/d/e/f", makeDirectories: true)
        try await web.removePath("/d", recursive: true)
        #expect(try await web.exists("/d") == false)
        try await web.removePath("/d", recursive: true)
        try await web.makeDirectory("/empty")
        try await web.removePath("/empty")
        #expect(try await web.exists("/empty") == false)
    }

    @Test func `belong to whom the charm says, on paper`() async throws {
        let (_, web) = try WorkloadCharm.begun()
        try await web.push("", to: "/d/a", makeDirectories: true, owner: WorkloadUser("postgres", id: 999))
        let file = try #require(try await web.listFiles("/d/a").first)
        #expect(file.user == "postgres")
        #expect(file.userID == 999)
        #expect(file.group == "postgres")
        #expect(try await web.listFiles("/d", itself: true).first?.user == "postgres")
        try await web.push("", to: "/d/a")
        #expect(try await web.listFiles("/d/a").first?.user != "postgres")
    }

    // MARK: Links

    @Test func `do not lead out of the container`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        let root = try harness.filesystemRoot("web")
        let outside = root + "-outside"
        try Data("secret".utf8).write(to: URL(fileURLWithPath: outside))
        defer { try? FileManager.default.removeItem(atPath: outside) }
        let name = URL(fileURLWithPath: outside).lastPathComponent
        for path in ["/../\(name)", "/a/../../\(name)", "/absolute", "/relative", "/folder/\(name)"] {
            try? FileManager.default.createSymbolicLink(atPath: root + "/absolute", withDestinationPath: outside)
            try? FileManager.default.createSymbolicLink(atPath: root + "/relative", withDestinationPath: "../" + name)
            try? FileManager.default.createSymbolicLink(atPath: root + "/folder", withDestinationPath: "..")
            let error = await pebbleError { _ = try await web.pull(path) }
            #expect(error?.kind == .notFound, "\(path)")
            try await web.push("mine", to: path, makeDirectories: true)
            #expect(try String(contentsOfFile: outside, encoding: .utf8) == "secret", "\(path)")
            try await web.removePath("/", recursive: true, expecting: "unlinkat /: device or resource busy")
            #expect(FileManager.default.fileExists(atPath: outside), "\(path)")
        }
    }

    @Test func `are followed where links lead within the container`() async throws {
        let (harness, web) = try WorkloadCharm.begun()
        let root = try harness.filesystemRoot("web")
        try await web.push("here", to: "/real/file", makeDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: root + "/link", withDestinationPath: "/real")
        try FileManager.default.createSymbolicLink(atPath: root + "/long", withDestinationPath: root + "/real/file")
        try FileManager.default.createSymbolicLink(atPath: root + "/loop", withDestinationPath: "loop")
        #expect(try await web.pull("/link/file").text() == "here")
        #expect(try await web.pull("/long").text() == "here")
        #expect(try await web.listFiles("/").first { $0.name == "link" }?.type == .symlink)
        #expect(try await web.listFiles("/link", itself: true).first?.type == .directory)
        let error = await pebbleError { _ = try await web.pull("/loop") }
        #expect(error?.message == "stat /loop: too many levels of symbolic links")
        // The link is replaced, not the file that it leads to.
        try await web.push("new", to: "/long")
        #expect(try await web.pull("/real/file").text() == "here")
        try await web.removePath("/link")
        #expect(try await web.exists("/real/file"))
    }
}

extension Container {
    fileprivate func removePath(_ path: String, recursive: Bool, expecting message: String) async throws {
        let error = await pebbleError { try await removePath(path, recursive: recursive) }
        #expect(error?.message == message)
    }
}
