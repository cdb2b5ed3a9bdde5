import Foundation
import Ops
import Testing

/// One after the other: each has a daemon and a dispatch.
@Suite("A container with a whole daemon", .serialized, .timeLimit(.minutes(2)))
struct ContainerOnDaemonTests {
    private static let layer = Layer(
        services: [
            "web": .init(override: .replace, command: "sleep 1000", startup: .enabled, environment: ["MODE": "test"]),
            "job": .init(override: .replace, command: "sleep 1000"),
        ],
        checks: [
            "up": .init(override: .replace, period: .milliseconds(20), threshold: 1, exec: .init(command: "false"))
        ])

    @Test("services are brought in line with a layer, stopped, restarted and started")
    func services() async throws {
        let (found, plan) = try await UnitOnDaemon.run { unit in
            try unit.inHandler { container in
                var found: [[ServiceStatus?]] = []
                func note() async throws {
                    let services = try await container.services()
                    found.append([services["web"]?.status, services["job"]?.status])
                }
                try await container.addLayer("base", Self.layer)
                try await container.replan()
                try await note()
                try await container.stop("web")
                try await note()
                try await container.restart("web", "job")
                try await note()
                try await container.stop("web", "job")
                try await container.autostart()
                try await note()
                try await container.addLayer("base", "services: {web: {override: merge, summary: W}}", combine: true)
                return (found, try await container.plan())
            }
        }
        #expect(
            found == [[.active, .inactive], [.inactive, .inactive], [.active, .active], [.active, .inactive]])
        var web = try #require(Self.layer.services["web"])
        web.summary = "W"
        #expect(plan.services["web"] == web)
    }

    @Test("a tree that was pushed and pulled again is the same, to permissions and empty directories")
    func tree() async throws {
        let (copied, error) = try await UnitOnDaemon.run { unit in
            let folder = unit.folder
            let manager = FileManager.default
            try manager.createDirectory(atPath: folder.path + "/here/tree/empty", withIntermediateDirectories: true)
            try manager.createDirectory(atPath: folder.path + "/here/tree/ä b", withIntermediateDirectories: true)
            chmod(try folder.write(Array("run".utf8), to: "here/tree/run.sh"), 0o750)
            chmod(try folder.write((0..<300_000).map { UInt8(truncatingIfNeeded: $0) }, to: "here/tree/ä b/big"), 0o600)
            try manager.createSymbolicLink(atPath: folder.path + "/here/tree/link", withDestinationPath: "run.sh")
            return try unit.inHandler { container in
                try await container.pushPath(folder.path + "/here/*", to: folder.path + "/there/")
                try await container.pullPath(folder.path + "/there/tree", to: folder.path + "/back")
                var failure: OpsError?
                do throws(OpsError) {
                    try await container.pullPath(folder.path + "/nowhere", to: folder.path + "/back")
                } catch { failure = error }
                return (try Self.listing(folder.path + "/back/tree"), failure)
            }
        }
        #expect(copied == ["empty dir", "link 750 3", "run.sh 750 3", "ä b dir", "ä b/big 600 300000"])
        #expect(error?.copyFailures.count == 1)
    }

    /// What is in a folder: directories, and the permissions and length of files.
    private static func listing(_ path: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path).sorted().map { name in
            var status = stat()
            lstat("\(path)/\(name)", &status)
            guard status.st_mode & S_IFMT == S_IFREG else { return "\(name) dir" }
            return "\(name) \(String(status.st_mode & 0o7777, radix: 8)) \(status.st_size)"
        }
    }

    @Test("files are written, listed, told from directories, read and removed")
    func files() async throws {
        let found = try await UnitOnDaemon.run { unit in
            let root = unit.folder.path
            return try unit.inHandler { container in
                try await container.push("hello", to: root + "/a/b.txt", makeDirectories: true, permissions: 0o600)
                try await container.makeDirectory(root + "/a/c/d", makeParents: true)
                var found = try await container.listFiles(root + "/a").map { "\($0.name) \($0.type.rawValue)" }
                found.append(try await container.pull(root + "/a/b.txt").text())
                try await container.removePath(root + "/a", recursive: true)
                let isThere = try await (container.exists(root + "/a"), container.isDirectory(root))
                return found + ["\(isThere)"]
            }
        }
        #expect(found == ["b.txt file", "c directory", "hello", "(false, true)"])
    }

    @Test("a command runs with a service's environment, and its failure has what it wrote")
    func exec() async throws {
        let (output, error) = try await UnitOnDaemon.run { unit in
            try unit.inHandler { container in
                try await container.addLayer("base", Self.layer)
                let process = try await container.exec(
                    ["sh", "-c", "cat; echo $MODE"], serviceContext: "web", standardInput: .text("in "))
                let output = try await process.waitForOutput().text
                var failure: PebbleError?
                do {
                    _ = try await container.exec(["sh", "-c", "echo no >&2; exit 3"]).waitForOutput()
                } catch let error as PebbleError { failure = error }
                return (output, failure)
            }
        }
        #expect(output == "in test\n")
        #expect(error?.code == .exec)
        #expect(error?.exitCode == 3)
        #expect(error?.standardError == Array("no\n".utf8))
    }

    @Test("an event of a notice and one of a check find what Pebble knows")
    func events() async throws {
        let (data, check) = try await UnitOnDaemon.run { unit in
            let id = try unit.inHandler { container in
                try await container.addLayer("base", Self.layer)
                // The check fails at once and goes on failing.
                while try await container.check("up").status != .down { try await Task.sleep(for: .milliseconds(5)) }
                return try await container.notify("example.com/done", data: ["path": "/backup"])
            }
            let notice = [
                "JUJU_NOTICE_ID": id.rawValue, "JUJU_NOTICE_TYPE": "custom", "JUJU_NOTICE_KEY": "example.com/done",
            ]
            let data = try unit.inHandler(of: "workload-pebble-custom-notice", notice) { event in
                try await (event as? PebbleCustomNoticeEvent).unwrapped().notice.details.lastData
            }
            let check = try unit.inHandler(of: "workload-pebble-check-failed", ["JUJU_PEBBLE_CHECK_NAME": "up"]) {
                try await ($0 as? PebbleCheckFailedEvent).unwrapped().info.details
            }
            return (data, check)
        }
        #expect(data == ["path": "/backup"])
        #expect(check.status == .down)
        #expect(check.failures > 0)
    }
}
