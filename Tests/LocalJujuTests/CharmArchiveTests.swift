import CZlib
import Foundation
import Testing

@testable import LocalJuju

@Suite final class CharmArchiveTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "zip-\(UUID().uuidString)")

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Unpacks an archive into a new folder.
    private func unpack(_ bytes: [UInt8]) throws -> URL {
        let folder = folder.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "x.charm")
        try Data(bytes).write(to: file)
        let target = folder.appending(path: "out")
        try CharmArchive(file.path()).extract(into: target.path())
        return target
    }

    @Test("stored and deflated files, folders, links and programs are unpacked")
    func unpacks() throws {
        let long = String(repeating: "charm ", count: 50_000)
        var zip = ZipBuilder()
        zip.add("metadata.yaml", "name: web\n", deflated: false)
        zip.add("dispatch", long, mode: 0o100755)
        zip.add("lib/", "", mode: 0o040755)
        zip.add("lib/deep/file", "x", mode: 0o100644)
        zip.add("hooks/install", "../dispatch", mode: 0o120777)
        zip.add("empty", "", mode: 0o100600)
        let target = try unpack(zip.bytes)
        let path = { (name: String) in target.appending(path: name).path() }
        #expect(try String(contentsOfFile: path("metadata.yaml"), encoding: .utf8) == "name: web\n")
        #expect(try String(contentsOfFile: path("dispatch"), encoding: .utf8) == long)
        #expect(FileManager.default.isExecutableFile(atPath: path("dispatch")))
        #expect(access(path("metadata.yaml"), X_OK) == -1)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("hooks/install")) == "../dispatch")
        #expect(try String(contentsOfFile: path("lib/deep/file"), encoding: .utf8) == "x")
        #expect(FileManager.default.fileExists(atPath: path("empty")))
    }

    @Test("a charm's file is deployed like its folder")
    func deploys() throws {
        var zip = ZipBuilder()
        zip.add("metadata.yaml", "name: web\nsummary: s\ndescription: d\n")
        zip.add("manifest.yaml", "bases: [{name: ubuntu, channel: '22.04', architectures: [amd64]}]\n")
        zip.add("dispatch", "#!/bin/sh\necho $JUJU_DISPATCH_PATH >> events\n", mode: 0o100755)
        let test = try TestModel()
        let file = test.folder.appending(path: "web.charm")
        try Data(zip.bytes).write(to: file)
        _ = try test.model.deploy(charm: file.path())
        #expect(test.lines("events").first == "hooks/install")
        #expect(test.model.status().applications["web"]?.base == CharmBase(name: "ubuntu", channel: "22.04"))
    }

    @Test(
        "a name that leaves the charm is refused",
        arguments: ["/etc/passwd", "../x", "a/../../x", "a/..", "..", "a\u{0}b", "/", "."])
    func escapingName(name: String) throws {
        var zip = ZipBuilder()
        zip.add(name, "x")
        #expect { try unpack(zip.bytes) } throws: { "\($0)".contains("does not stay in the charm") }
    }

    @Test(
        "a link that leaves the charm, or leads nowhere, is refused",
        arguments: ["/etc/passwd", "../../x", "..", "nowhere", "", "dir/up/../../.."])
    func escapingLink(target: String) throws {
        var zip = ZipBuilder()
        zip.add("dir/file", "x")
        zip.add("dir/up", "..", mode: 0o120777)
        zip.add("link", target, mode: 0o120777)
        #expect { try unpack(zip.bytes) } throws: { "\($0)".contains("does not lead to a file of the charm") }
    }

    @Test("nothing is written through a link")
    func throughLink() throws {
        var zip = ZipBuilder()
        zip.add("dir", "/tmp", mode: 0o120777)
        zip.add("dir/file", "x")
        #expect(throws: LocalJujuError.self) { try unpack(zip.bytes) }
    }

    @Test("an archive that is cut off, at whatever place, is an error")
    func truncated() throws {
        var zip = ZipBuilder()
        zip.add("metadata.yaml", "name: web\n")
        zip.add("dispatch", String(repeating: "abc", count: 100), mode: 0o100755)
        let whole = zip.bytes
        for length in 0..<whole.count {
            #expect(throws: LocalJujuError.self) { try unpack(Array(whole.prefix(length))) }
        }
    }

    @Test("an archive with a byte that is wrong is unpacked as it should be, or is an error")
    func corrupted() throws {
        var zip = ZipBuilder()
        zip.add("metadata.yaml", "name: web\n")
        for index in zip.bytes.indices {
            var bytes = zip.bytes
            bytes[index] ^= 0xff
            // That it ends, without a trap, is what is tested; damage of the content must be found.
            let target = try? unpack(bytes)
            guard let file = target?.appending(path: "metadata.yaml"), let text = try? Data(contentsOf: file) else {
                continue
            }
            #expect(text == Data("name: web\n".utf8))
        }
    }

    @Test("damage and lies are told", arguments: Lie.allCases)
    func lies(lie: Lie) throws {
        var zip = ZipBuilder()
        zip.lie = lie
        zip.add("metadata.yaml", String(repeating: "name: web\n", count: 10))
        #expect { try unpack(zip.bytes) } throws: { "\($0)".contains(lie.message) }
    }

    @Test("what is no archive is an error", arguments: [[], [UInt8](repeating: 0, count: 5000), Array("PK".utf8)])
    func garbage(bytes: [UInt8]) {
        #expect { try unpack(bytes) } throws: { "\($0)".contains("is not a zip archive") }
    }

    @Test("a charm without metadata, or whose metadata is wrong, is refused and leaves nothing behind")
    func wrongCharms() throws {
        let test = try TestModel()
        try test.deploy("other")
        let before = test.model.state
        let wrong: [(String, String)] = [
            (try test.charm(files: ["metadata.yaml": ""]), "not right"),
            (try test.charm("b", files: ["metadata.yaml": "name: [1"]), "not right"),
            (try test.charm("c", files: ["metadata.yaml": "summary: s"]), "not right"),
            (try test.charm("d", files: ["metadata.yaml": "name: d\u{0}"]), "not right"),
            (try test.charm("e", files: ["config.yaml": "options: 3"]), "not right"),
            (try test.charm("f", files: ["manifest.yaml": "{"]), "manifest.yaml"),
            (try test.charm("g", files: ["metadata.yaml": "name: a-1"]), "invalid application name \"a-1\""),
            (test.folder.appending(path: "missing").path(), "no charm was found at"),
            (test.folder.appending(path: "charm-other/metadata.yaml").path(), "is not a zip archive"),
        ]
        for (path, message) in wrong {
            #expect {
                _ = try test.model.deploy(charm: path)
            } throws: {
                "\($0)".contains(message)
            }
        }
        let empty = try test.charm("h")
        try FileManager.default.removeItem(atPath: "\(empty)/metadata.yaml")
        #expect { try test.model.deploy(charm: empty) } throws: { "\($0)".contains("no metadata.yaml") }
        #expect { try test.model.deploy(charm: test.charm("other")) } throws: {
            "\($0)" == "cannot add application \"other\": application already exists"
        }
        #expect(test.model.state == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(test.model.folder)/charms") == ["other-0"])
    }
}
