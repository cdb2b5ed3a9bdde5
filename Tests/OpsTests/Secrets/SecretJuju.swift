import CharmMetadata
import Foundation
import HookCommands

@testable import Ops

/// Takes the hook commands of secrets: notes them with the content of their files, and answers what a test says.
final class SecretJuju: HookCommandRunner {
    /// What each command answers, by its name.
    var answers: [String: String] = [
        "secret-add": "secret:new\n", "secret-get": #"{"password": "hunter2"}"#,
        "secret-info-get": #"{"abc": {"revision": 2, "label": "", "rotation": "never"}}"#,
    ]
    /// What the commands that fail say, by their name.
    var failures: [String: String] = [:]
    /// The commands as they came.
    private(set) var commands: [HookCommand] = []
    /// The calls, as their words; a file is named by its key alone.
    private(set) var calls: [String] = []
    /// The content of the files that came with the last call.
    private(set) var written: [String: String] = [:]

    /// A model whose unit is app/0, with this as its Juju.
    func model(version: String = "3.6.9", uuid: String = "u-1") throws -> Model {
        let environment = ["JUJU_UNIT_NAME": "app/0", "JUJU_VERSION": version, "JUJU_MODEL_UUID": uuid]
        return Model(
            commands: HookCommands(runner: self), context: try JujuContext(environment: environment),
            metadata: try CharmMetadata(
                metadata: "name: app\nsummary: s\ndescription: d\nrequires: {db: {interface: i}}\n"))
    }

    func run(_ command: HookCommand) throws(HookCommandError) -> [UInt8] {
        commands.append(command)
        written = [:]
        var words = [command.name]
        for argument in command.arguments {
            guard let range = argument.range(of: "#file=") else {
                words.append(argument.isEmpty ? "''" : argument)
                continue
            }
            let key = String(argument[..<range.lowerBound])
            written[key] = try? String(contentsOfFile: String(argument[range.upperBound...]), encoding: .utf8)
            words.append("\(key)#file")
        }
        calls.append(words.joined(separator: " "))
        if let reason = failures[command.name] {
            throw HookCommandError(tool: command.name, exitCode: 1, standardError: reason)
        }
        return Array((answers[command.name] ?? "").utf8)
    }
}
