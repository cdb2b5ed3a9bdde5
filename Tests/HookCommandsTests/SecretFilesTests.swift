import Foundation
import HookCommands
import OrderedCollections
import Testing

@Suite struct SecretFilesTests {
    /// What the file system had for a command that was given secret content.
    private struct Seen: Equatable {
        var content: String?
        var fileMode: Int?
        var folderMode: Int?
        var folderContent: [String]?
    }

    private final class Observer {
        var seen: [Seen] = []
        var paths: [String] = []

        func look(at command: HookCommand) {
            for argument in command.arguments {
                guard let mark = argument.firstRange(of: "#file=") else { continue }
                let path = String(argument[mark.upperBound...])
                let folder = (path as NSString).deletingLastPathComponent
                paths += [path, folder]
                let files = FileManager.default
                seen.append(
                    Seen(
                        content: files.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) },
                        fileMode: (try? files.attributesOfItem(atPath: path))?[.posixPermissions] as? Int,
                        folderMode: (try? files.attributesOfItem(atPath: folder))?[.posixPermissions] as? Int,
                        folderContent: (try? files.contentsOfDirectory(atPath: folder))?.sorted()))
            }
        }
    }

    private static let content: SecretContent = ["password": "s3cr3t\nvalue", "user-name": "-ölaf"]
    private static let seen = [
        Seen(content: "s3cr3t\nvalue", fileMode: 0o600, folderMode: 0o700, folderContent: ["password", "user-name"]),
        Seen(content: "-ölaf", fileMode: 0o600, folderMode: 0o700, folderContent: ["password", "user-name"]),
    ]

    @Test("a new secret's content is in files of this user's alone, and nowhere on the command line")
    func add() throws {
        let observer = Observer()
        let runner = RecordingRunner(answers: ["secret-add": "secret:abc\n"]) { observer.look(at: $0) }
        let id = try HookCommands(runner: runner).secretAdd(
            Self.content, label: "l", description: "d", expire: "2030-01-01T00:00:00", rotate: .daily, owner: .unit)
        #expect(id == "secret:abc")
        #expect(observer.seen == Self.seen)
        let arguments = try #require(runner.commands.first?.arguments)
        #expect(
            arguments.dropLast(2)
                == [
                    "--label", "l", "--description", "d", "--expire", "2030-01-01T00:00:00", "--rotate", "daily",
                    "--owner", "unit",
                ])
        #expect(arguments.suffix(2).map { $0.prefix { $0 != "=" } } == ["password#file", "user-name#file"])
        #expect(!arguments.joined().contains("s3cr3t") && !arguments.joined().contains("ölaf"))
        #expect(runner.commands.first?.input == nil)
        #expect(observer.paths.allSatisfy { !FileManager.default.fileExists(atPath: $0) })
    }

    @Test("a secret's new content is in files too")
    func set() throws {
        let observer = Observer()
        let runner = RecordingRunner { observer.look(at: $0) }
        try HookCommands(runner: runner).secretSet(id: "i", content: Self.content)
        #expect(observer.seen == Self.seen)
        #expect(runner.commands.first?.arguments.dropLast(2) == ["--owner", "application", "i"])
        #expect(observer.paths.allSatisfy { !FileManager.default.fileExists(atPath: $0) })
    }

    @Test("the files are removed when the command fails")
    func failure() throws {
        let observer = Observer()
        let runner = RecordingRunner { command throws(HookCommandError) in
            observer.look(at: command)
            throw HookCommandError(
                tool: command.name, exitCode: 1, standardError: "ERROR this unit is not the leader\n")
        }
        let error = try #require(throws: HookCommandError.self) {
            try HookCommands(runner: runner).secretAdd(Self.content)
        }
        #expect(error.code == .notLeader)
        #expect(observer.seen == Self.seen)
        #expect(observer.paths.allSatisfy { !FileManager.default.fileExists(atPath: $0) })
    }

    @Test(
        "neither a key of another form than Juju's nor a path becomes a file",
        arguments: [
            "", "../../etc/x", "a/b", "Abc", "1ab", "a--b", "ab-", "-abc", "a_b", "abc\0", "äbc", "abc\n",
        ])
    func badKey(key: String) throws {
        let runner = RecordingRunner(answers: ["secret-add": "secret:abc"])
        let error = try #require(throws: HookCommandError.self) {
            try HookCommands(runner: runner).secretAdd(["password": "hidden", .init(key): "hidden"])
        }
        #expect(error.code == .invalidArgument)
        #expect(error.description.hasPrefix("'\(key)' cannot be the key of a secret."))
        #expect(!error.description.contains("hidden"))
        #expect(runner.commands.isEmpty)
    }

    @Test("keys that Juju takes become files", arguments: ["k", "a-b", "abc", "a1b2", "a-bc", "a-b-c", "key1-2"])
    func goodKey(key: String) throws {
        let runner = RecordingRunner(answers: ["secret-add": "secret:abc"])
        let content = SecretContent([key: "v"])
        #expect(try HookCommands(runner: runner).secretAdd(content) == "secret:abc")
    }
}
