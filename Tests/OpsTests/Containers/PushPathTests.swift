import Foundation
import Ops
import PebbleTestSupport
import Testing

@Suite("Pushing paths", .timeLimit(.minutes(1)))
struct PushPathTests {
    private let folder: TemporaryFolder
    private var root: String { folder.path }
    /// Numbers of the user that the tests run as.
    private let owner = "\(getuid()):\(getgid())"

    init() throws {
        folder = try TemporaryFolder()
        let manager = FileManager.default
        for directory in ["foo/bar", "foo/empty"] {
            try manager.createDirectory(atPath: "\(folder.path)/\(directory)", withIntermediateDirectories: true)
        }
        for (name, mode) in [("foo/bar/baz.txt", 0o640), ("foo/foobar.txt", 0o4755), ("quux.txt", 0o644)] {
            chmod(try folder.write(Array(name.utf8), to: name), mode_t(mode))
            chown("\(folder.path)/\(name)", getuid(), getgid())
            chmod("\(folder.path)/\(name)", mode_t(mode))
        }
    }

    private func push(
        _ sources: [String], to directory: String = "/dst", owner: WorkloadUser? = nil, files: StubFiles = StubFiles()
    ) throws -> (log: [String], error: OpsError?) {
        let contained = try ContainedUnit(files.answer)
        var failure: OpsError?
        try contained.inHandler { container in
            do throws(OpsError) {
                try await container.pushPaths(sources, to: directory, owner: owner)
            } catch {
                failure = error
            }
        }
        return (files.log, failure)
    }

    @Test("a file goes into the directory, with its permissions and the numbers of its owner")
    func file() throws {
        let (log, error) = try push([root + "/foo/foobar.txt"])
        #expect(log == ["file /dst/foobar.txt 755 \(owner) foo/foobar.txt"])
        #expect(error == nil)
    }

    @Test("a directory goes under its own name, with all that it holds, be it empty")
    func directory() throws {
        let (log, error) = try push([root + "/foo"])
        #expect(
            log == [
                "dir /dst/foo", "dir /dst/foo/bar", "file /dst/foo/bar/baz.txt 640 \(owner) foo/bar/baz.txt",
                "dir /dst/foo/empty", "file /dst/foo/foobar.txt 755 \(owner) foo/foobar.txt",
            ])
        #expect(error == nil)
    }

    @Test("only what a directory holds goes there when its path ends with /*")
    func contents() throws {
        let (log, _) = try push([root + "/foo/bar/*", root + "/quux.txt"])
        #expect(log == ["file /dst/baz.txt 640 \(owner) foo/bar/baz.txt", "file /dst/quux.txt 644 \(owner) quux.txt"])
        #expect(try push([root + "/foo/empty/*"]).log == [])
    }

    @Test("all is owned by the one who is given")
    func givenOwner() throws {
        let (log, _) = try push([root + "/quux.txt"], owner: "postgres")
        #expect(log == ["file /dst/quux.txt 644 postgres quux.txt"])
    }

    @Test("a link to a file is that file; a socket or pipe is left out")
    func links() throws {
        try FileManager.default.createSymbolicLink(
            atPath: root + "/foo/empty/link", withDestinationPath: "../bar/baz.txt")
        mkfifo(root + "/foo/empty/pipe", 0o600)
        let (log, error) = try push([root + "/foo/empty"])
        #expect(log == ["dir /dst/empty", "file /dst/empty/link 640 \(owner) foo/bar/baz.txt"])
        #expect(error == nil)
    }

    @Test("a link to a directory is followed when it is named, and is an error below")
    func directoryLinks() throws {
        try FileManager.default.createSymbolicLink(atPath: root + "/foo/empty/loop", withDestinationPath: "..")
        try FileManager.default.createSymbolicLink(atPath: root + "/foo/empty/nowhere", withDestinationPath: "nope")
        let (log, error) = try push([root + "/foo/empty"])
        #expect(log == ["dir /dst/empty"])
        #expect(error?.code == .copyFailed)
        #expect(error?.copyFailures.map(\.path) == [root + "/foo/empty/loop", root + "/foo/empty/nowhere"])
        #expect(error?.description.contains("is a link to a directory, which is not followed") == true)
        #expect(try push([root + "/foo/empty/loop/bar"]).log.count == 2)
    }

    @Test("what fails does not keep the rest from being pushed, and all errors are collected")
    func failures() throws {
        let files = StubFiles(forbidden: ["/dst/foo/bar/baz.txt"])
        let (log, error) = try push(
            [root + "/nope", root + "/foo", root + "/quux.txt/*", root + "/quux.txt"], files: files)
        #expect(
            log == [
                "dir /dst/foo", "dir /dst/foo/bar", "dir /dst/foo/empty",
                "file /dst/foo/foobar.txt 755 \(owner) foo/foobar.txt", "file /dst/quux.txt 644 \(owner) quux.txt",
            ])
        let failures = try #require(error?.copyFailures)
        #expect(failures.map(\.source) == [root + "/nope", root + "/foo", root + "/quux.txt/*"])
        #expect(failures.map(\.path) == [root + "/nope", root + "/foo/bar/baz.txt", root + "/quux.txt"])
        #expect(failures.map { ($0.error as? PebbleError)?.code } == [.local, .path, .local])
        #expect(error?.description.hasPrefix("Not all was pushed to the container 'workload':\n\(root)/nope: ") == true)
    }

    @Test("when Pebble cannot be reached any more, what is left is not tried")
    func connectionLost() throws {
        let contained = try ContainedUnit { $1.close() }
        let root = root
        try contained.inHandler { container in
            let error = await #expect(throws: OpsError.self) {
                try await container.pushPaths([root + "/foo", root + "/quux.txt"], to: "/dst")
            }
            #expect(error?.copyFailures.map(\.path) == [root + "/foo"])
            #expect((error?.copyFailures.first?.error as? PebbleError)?.code == .connection)
            #expect(error?.description.hasSuffix("(What was left then was not tried.)") == true)
        }
    }

    @Test("the directory in the container is given from the root")
    func relative() throws {
        let (log, error) = try push([root + "/quux.txt"], to: "dst")
        #expect(log == [])
        #expect(error?.code == .invalidArgument)
    }
}
