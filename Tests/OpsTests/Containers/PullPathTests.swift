import Foundation
import Ops
import PebbleTestSupport
import Testing

@Suite("Pulling paths", .timeLimit(.minutes(1)))
struct PullPathTests {
    private let folder: TemporaryFolder
    private var here: String { folder.path + "/dst" }

    init() throws { folder = try TemporaryFolder() }

    private static let tree: [String: StubFiles.Entry] = [
        "/": .directory, "/foo": .directory, "/foo/bar": .directory,
        "/foo/bar/baz.txt": .file("baz", permissions: "600"),
        "/foo/empty": .directory, "/foo/run.sh": .file("run", permissions: "755"), "/foo/link": .link(to: "/quux.txt"),
        "/foo/pipe": .special("named-pipe"), "/quux.txt": .file("quux", permissions: "640"),
    ]

    private func pull(
        _ sources: [String], files: StubFiles = StubFiles(tree)
    ) throws -> (made: [String], error: OpsError?) {
        let contained = try ContainedUnit(files.answer)
        var failure: OpsError?
        let here = here
        try contained.inHandler { container in
            do throws(OpsError) {
                try await container.pullPaths(sources, to: here)
            } catch {
                failure = error
            }
        }
        return (try made(), failure)
    }

    /// What is in the folder now.
    private func made() throws -> [String] {
        guard let paths = FileManager.default.enumerator(atPath: here) else { return [] }
        return try paths.compactMap { $0 as? String }.sorted().map { path in
            var status = stat()
            stat("\(here)/\(path)", &status)
            guard status.st_mode & S_IFMT == S_IFREG else { return "dir \(path)" }
            let content = String(decoding: try folder.read("dst/\(path)"), as: UTF8.self)
            return "file \(path) \(String(status.st_mode & 0o7777, radix: 8)) \(content)"
        }
    }

    @Test("a file goes into the directory, with its permissions, and takes the place of what is there")
    func file() throws {
        try FileManager.default.createDirectory(atPath: here, withIntermediateDirectories: true)
        chmod(try folder.write(Array("old".utf8), to: "dst/baz.txt"), 0o644)
        let (made, error) = try pull(["/foo/bar/baz.txt"])
        #expect(made == ["file baz.txt 600 baz"])
        #expect(error == nil)
    }

    @Test("a directory goes under its own name, with all that it holds, be it empty")
    func directory() throws {
        let (made, error) = try pull(["/foo"])
        #expect(
            made == [
                "dir foo", "dir foo/bar", "file foo/bar/baz.txt 600 baz", "dir foo/empty", "file foo/link 640 quux",
                "file foo/run.sh 755 run",
            ])
        #expect(error == nil)
    }

    @Test("only what a directory holds goes there when its path ends with /*")
    func contents() throws {
        #expect(try pull(["/foo/bar/*", "/quux.txt"]).made == ["file baz.txt 600 baz", "file quux.txt 640 quux"])
    }

    @Test("what fails does not keep the rest from being pulled, and all errors are collected")
    func failures() throws {
        var tree = Self.tree
        tree["/foo/loop"] = .link(to: "/foo")
        tree["/foo/dangling"] = .link(to: "/nope")
        let files = StubFiles(tree, forbidden: ["/foo/bar/baz.txt"])
        let (made, error) = try pull(["/nope", "/foo", "/quux.txt/*", "/quux.txt"], files: files)
        #expect(
            made == [
                "dir foo", "dir foo/bar", "dir foo/empty", "file foo/link 640 quux", "file foo/run.sh 755 run",
                "file quux.txt 640 quux",
            ])
        let failures = try #require(error?.copyFailures)
        #expect(
            failures.map(\.path) == ["/nope", "/foo/bar/baz.txt", "/foo/dangling", "/foo/loop", "/quux.txt"])
        #expect(failures.map(\.source) == ["/nope", "/foo", "/foo", "/foo", "/quux.txt/*"])
        #expect(error?.description.hasPrefix("Not all was pulled from the container 'workload':\n") == true)
    }

    @Test(
        "Pebble does not decide where on this machine something is written",
        arguments: ["..", "/etc/x", "a/b", "", "."])
    func names(name: String) throws {
        let row = """
            {"path":"/foo/x","name":"\(name)","type":"file","permissions":"644","last-modified":"2026-11-22T14:09:27Z"}
            """
        let directory = row.replacingOccurrences(of: #""type":"file""#, with: #""type":"directory""#)
        let contained = try ContainedUnit { request, connection in
            connection.result(request.target.contains("itself") ? "[\(directory)]" : "[\(row)]")
        }
        let here = here
        try contained.inHandler { container in
            let error = await #expect(throws: OpsError.self) { try await container.pullPath("/foo", to: here) }
            #expect((error?.copyFailures.first?.error as? PebbleError)?.code == .protocolViolation)
        }
        #expect(try made() == ["dir foo"])
    }

    @Test("what is pulled is given from the root")
    func relative() throws {
        #expect(try pull(["foo"]).error?.code == .invalidArgument)
    }
}
