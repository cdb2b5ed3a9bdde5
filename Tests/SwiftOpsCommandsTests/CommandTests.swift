import Foundation
import PlainValues
import Testing

@testable import SwiftOpsCommands

@Suite("The commands of the local Juju, on a charm in shell")
struct CommandTests {
    let shell: Shell

    init() throws {
        shell = try Shell()
    }

    private func deployed() throws -> Shell {
        try #require(shell.juju("add-model", "dev").status == 0)
        let answer = shell.juju("deploy", Shell.charm, "web")
        try #require(answer.status == 0, "\(answer.error)")
        return shell
    }

    private func unitStatus(_ unit: String) throws -> (status: String?, message: String?) {
        let status = try JSON.parse(shell.juju("status", "--format", "json").output)
        let workload = status["applications"]?["web"]?["units"]?[unit]?["workload-status"]
        return (workload?["current"]?.stringValue, workload?["message"]?.stringValue)
    }

    @Test("a model is made, listed, chosen and removed by its name")
    func models() throws {
        #expect(shell.juju("add-model", "one").status == 0)
        #expect(shell.juju("add-model", "two", "--no-switch").status == 0)
        #expect(shell.juju("switch").output == "one\n")
        #expect(shell.juju("switch", "two").error == "one -> two\n")
        #expect(shell.juju("models").output.contains("\ntwo*"))
        #expect(shell.juju("destroy-model", "two").status == 2)
        #expect(shell.juju("destroy-model", "two", "--no-prompt").status == 0)
        #expect(shell.juju("switch").status == 1)
        #expect(shell.juju("status", "-m", "one").status == 0)
        #expect(shell.juju("status", environment: ["JUJU_MODEL": "one"]).status == 0)
    }

    @Test("a model can be any folder")
    func modelAtPath() throws {
        #expect(shell.juju("add-model", "./here/dev").status == 0)
        #expect(shell.juju("status", "--model", "./here/dev").error == "\nModel \"dev\" is empty.\n")
        #expect(shell.juju("switch").output == "\(shell.folder.path())/./here/dev\n".replacing("//", with: "/"))
    }

    @Test(
        "what is no model is an error that names it",
        arguments: [
            (
                ["status"], 1,
                "ERROR no model in focus\n\nPlease use \"juju add-model\" or \"juju switch\", or give --model.\n"
            ),
            (["switch", "none"], 1, "ERROR cannot determine if \"none\" is a valid model: model not found\n"),
            (
                ["add-model", "Bad_Name"], 2,
                "ERROR \"Bad_Name\" is not a valid name: model names may only contain lowercase letters, digits and hyphens\n"
            ),
        ] as [([String], Int32, String)])
    func noModel(arguments: [String], status: Int32, message: String) {
        let written = Written()
        let console = written.console(environment: ["JUJU_DATA": shell.folder.path()])
        #expect(SwiftOpsProgram.run(name: "juju", arguments: arguments, console: console) == status)
        #expect(written.error == message)
    }

    @Test("destroy-model leaves a folder that is no model as it is")
    func destroysModelsOnly() throws {
        try shell.write("precious", to: "file")
        #expect(shell.juju("destroy-model", "./", "--no-prompt").status == 1)
        #expect(try String(contentsOf: shell.folder.appending(path: "file"), encoding: .utf8) == "precious")
    }

    @Test("deploy runs the charm until it rests")
    func deploy() throws {
        let shell = try deployed()
        let status = shell.juju("status").output
        #expect(status.contains("\nweb  1.0      active      1  shell-charm             0  no       hello\n"))
        #expect(status.contains("8080/tcp  hello\n"))
        #expect(shell.juju("debug-log").output.contains("juju-log Installing web/0\n"))
        let again = shell.juju("deploy", Shell.charm, "web")
        #expect(again.status == 1)
        #expect(again.error.hasPrefix("ERROR cannot add application \"web\": application already exists"))
    }

    @Test("config shows, gets, sets and resets options")
    func config() throws {
        let shell = try deployed()
        #expect(shell.juju("config", "web", "message", "-m", "dev").output == "hello\n")
        #expect(shell.juju("config", "web", "message=a=b").status == 0)
        #expect(try unitStatus("web/0") == ("active", "a=b"))
        try shell.write("from a file", to: "message")
        #expect(shell.juju("config", "web", "message=@message").status == 0)
        #expect(shell.juju("config", "web", "message").output == "from a file\n")
        #expect(shell.juju("config", "web", "--reset", "message").status == 0)
        #expect(try unitStatus("web/0") == ("active", "hello"))
        try shell.write("web: {message: from YAML, count: 3}", to: "options.yaml")
        #expect(shell.juju("config", "web", "--file", "options.yaml").status == 0)
        let options = try JSON.parse(shell.juju("config", "web", "--format", "json").output)
        #expect(options["settings"]?["count"]?["value"] == 3)
        #expect(options["settings"]?["message"]?["source"] == "user")
        #expect(
            shell.juju("config", "web", "nonsense").error
                == "ERROR key \"nonsense\" not found in \"web\" application config or charm settings.\n")
    }

    @Test("a failed hook is shown, and resolve runs it again or leaves it out")
    func failure() throws {
        let shell = try deployed()
        #expect(shell.juju("config", "web", "fail=true").status == 0)
        #expect(try unitStatus("web/0") == ("error", "hook failed: \"config-changed\""))
        #expect(shell.juju("resolve", "web/0").status == 0)
        #expect(try unitStatus("web/0").status == "error")
        #expect(shell.juju("config", "web", "fail=false").status == 0)
        #expect(shell.juju("resolved", "--all").status == 0)
        #expect(try unitStatus("web/0") == ("active", "hello"))
        #expect(shell.juju("resolve").error == "ERROR no unit specified\n")
    }

    @Test("an action prints its results, and its failure is the command's")
    func actions() throws {
        let shell = try deployed()
        let answer = shell.juju("run", "web/leader", "greet", "name=Ada", "size.width=3")
        #expect(answer.output == "greeting: hello, Ada\nwidth: '3'\n")
        #expect(answer.error.contains("greeting Ada\n"))
        let json = try JSON.parse(shell.juju("run", "--format", "json", "web/0", "give-up").output)
        #expect(json["web/0"]?["status"] == "failed")
        #expect(json["web/0"]?["message"] == "gave up")
        let broken = shell.juju("run", "web/0", "break")
        #expect(broken.status == 1)
        #expect(broken.error.contains("ERROR the following task failed:\n - id "))
        #expect(shell.juju("run", "web/0", "break", "--wait", "long").status == 2)
    }

    @Test("exec runs a command with the hook commands")
    func exec() throws {
        let shell = try deployed()
        #expect(shell.juju("exec", "--unit", "web/0", "--", "echo", "two  words").output == "two  words\n")
        #expect(shell.juju("exec", "-u", "web/0", "config-get message; exit 4").output == "hello\n")
        #expect(shell.juju("exec", "-u", "web/0", "exit 4").status == 1)
        #expect(shell.juju("exec", "-u", "web/0").error == "ERROR no commands specified\n")
    }

    @Test("units come and go")
    func scale() throws {
        let shell = try deployed()
        #expect(shell.juju("add-unit", "web", "-n", "2").status == 0)
        #expect(try unitStatus("web/2").status == "active")
        #expect(shell.juju("remove-unit", "web/1", "--no-prompt").error == "will remove unit web/1\n")
        #expect(try unitStatus("web/1").status == nil)
        let unit = try JSON.parse(shell.juju("show-unit", "web/0", "--format", "json").output)
        #expect(unit["web/0"]?["opened-ports"] == ["8080/tcp"])
        #expect(
            shell.juju("remove-application", "web", "--no-prompt").error
                == "will remove application web\n- will remove unit web/0\n- will remove unit web/2\n")
        #expect(shell.juju("status").error == "\nModel \"dev\" is empty.\n")
    }

    @Test("refresh runs the new charm, and the timeline tells of it")
    func refresh() throws {
        let shell = try deployed()
        let answer = shell.juju("refresh", "web", "--path", Shell.charm, "--timeline")
        #expect(answer.error.contains("Added local charm \"shell-charm\", revision 1, to the model\n"))
        let lines = answer.error.split(separator: "\n").filter { $0.hasPrefix("web/0") }
        #expect(lines.map { $0.split(separator: " ").dropFirst().first } == ["upgrade-charm", "config-changed"])
        #expect(lines.allSatisfy { $0.hasSuffix("active: hello") })
        #expect(shell.juju("debug-log", "--level", "WARNING").output.hasSuffix("juju-log Refreshed\n"))
    }

    @Test("help is printed on standard output and is no error")
    func help() {
        let answer = shell.juju("run", "--help")
        #expect(answer.status == 0)
        #expect(answer.output.contains("USAGE: juju run "))
        #expect(shell.juju().output.contains("SUBCOMMANDS:"))
        #expect(shell.juju("nonsense").status == 2)
    }

    @Test("an action that cannot be scheduled is told of on standard error alone")
    func unscheduled() throws {
        let shell = try deployed()
        for (arguments, problem) in [
            (["nonsense"], "action \"nonsense\" not defined on unit \"web/0\""),
            (["greet", "size=wide"], "validation failed: (root).size : must be of type object, given \"wide\""),
        ] {
            let written = Written()
            let status = SwiftOpsProgram.run(
                name: "juju", arguments: ["run", "--format", "json", "web/0"] + arguments,
                console: written.console(environment: ["JUJU_DATA": shell.folder.path()]))
            #expect(status == 0)
            #expect(written.output.isEmpty)
            #expect(written.error.hasPrefix("Operation "))
            #expect(written.error.hasSuffix(" failed to schedule any tasks:\n\(problem)\n"))
        }
    }

    @Test(
        "the version is that of the current model's Juju",
        arguments: [("2.9", "2.9."), ("3.6", "3.6."), ("4.0", "4.0.")])
    func version(profile: String, start: String) throws {
        #expect(shell.juju("version").output.hasPrefix("3.6."))
        try #require(shell.juju("add-model", "dev", "--juju", profile).status == 0)
        #expect(shell.juju("version").output.hasPrefix(start))
        #expect(shell.juju("version", environment: ["JUJU_MODEL": "gone"]).output.hasPrefix("3.6."))
    }

    @Test("an application on machines is not scaled")
    func scaleApplication() throws {
        let shell = try deployed()
        let answer = shell.juju("scale-application", "web", "3")
        #expect(answer.status == 1)
        #expect(answer.error.hasPrefix("ERROR scaling applications on a non-container model not supported"))
        #expect(shell.juju("scale-application", "db", "3").error == "ERROR application \"db\" not found\n")
        #expect(shell.juju("scale-application", "web", "--", "-3").status == 2)
    }

    @Test("a subordinate's units stand below their principals, and can be acted on")
    func subordinates() throws {
        let shell = try deployed()
        let agent = shell.folder.appending(path: "agent")
        try FileManager.default.createDirectory(at: agent, withIntermediateDirectories: true)
        try shell.write(
            "name: agent\nsubordinate: true\nrequires: {host: {interface: juju-info, scope: container}}\n",
            to: "agent/metadata.yaml")
        try #require(shell.juju("deploy", "./agent").status == 0)
        try #require(shell.juju("integrate", "agent", "web:juju-info").status == 0)
        let lines = shell.juju("status", "--relations").output.split(separator: "\n").map(String.init)
        let unit = try #require(lines.firstIndex { $0.hasPrefix("web/0*") })
        #expect(lines[unit + 1].hasPrefix("  agent/0*"))
        #expect(lines.contains { $0.hasPrefix("web:juju-info") && $0.contains("subordinate") })
        #expect(shell.juju("exec", "--application", "agent", "--", "echo $JUJU_PRINCIPAL_UNIT").output == "web/0\n")
        #expect(shell.juju("exec", "--unit", "agent/leader", "--", "echo $JUJU_UNIT_NAME").output == "agent/0\n")
        #expect(shell.juju("remove-unit", "agent/0").error.contains("is a subordinate, to remove use remove-relation"))
        #expect(shell.juju("remove-relation", "agent", "web").status == 0)
        #expect(!shell.juju("status").output.contains("agent/0"))
    }
}
