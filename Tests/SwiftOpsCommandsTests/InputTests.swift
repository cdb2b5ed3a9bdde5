import ArgumentParser
import OrderedCollections
import PlainValues
import Testing

@testable import SwiftOpsCommands

@Suite("What the arguments of a command mean")
struct InputTests {
    @Test(
        "an argument of an action is YAML, and a dot in its key goes into a map",
        arguments: [
            (["n=1"], ["n": 1]),
            (["flag=yes"], ["flag": true]),
            (["flag=y"], ["flag": true]),
            (["flag=N"], ["flag": false]),
            (["text=\"1\""], ["text": "1"]),
            (["empty="], ["empty": ""]),
            (["nothing=null"], ["nothing": nil]),
            (["list=[1, a]"], ["list": [1, "a"]]),
            (["size.width=3", "size.height=4"], ["size": ["width": 3, "height": 4]]),
            (["equation=a=b"], ["equation": "a=b"]),
            (["n=1", "n=2"], ["n": 2]),
        ] as [([String], PlainValue)])
    func actionArguments(arguments: [String], parameters: PlainValue) throws {
        #expect(PlainValue.map(try KeyValueArguments.merge(arguments, into: [:], areText: false)) == parameters)
    }

    @Test("--string-args takes a value as it stands")
    func stringArguments() throws {
        let parameters = try KeyValueArguments.merge(["a=1", "b.c=yes"], into: [:], areText: true)
        #expect(PlainValue.map(parameters) == ["a": "1", "b": ["c": "yes"]])
    }

    @Test("an argument wins over the file, and leaves the rest of a map alone")
    func argumentsWin() throws {
        let file: PlainMap = ["file": ["kind": "gz", "quality": "low"], "out": "a"]
        let parameters = try KeyValueArguments.merge(["file.kind=xz"], into: file, areText: false)
        #expect(PlainValue.map(parameters) == ["file": ["kind": "xz", "quality": "low"], "out": "a"])
    }

    @Test(
        "a malformed argument of an action is refused in Juju's words",
        arguments: [
            ("a", "argument \"a\" must be of the form key.key.key...=value"),
            ("=1", "argument \"=1\" must be of the form key.key.key...=value"),
            (
                "A=1",
                "key \"A\" must start and end with lowercase alphanumeric, and contain only lowercase alphanumeric and hyphens"
            ),
            (
                "a..b=1",
                "key \"\" must start and end with lowercase alphanumeric, and contain only lowercase alphanumeric and hyphens"
            ),
            (
                "a-=1",
                "key \"a-\" must start and end with lowercase alphanumeric, and contain only lowercase alphanumeric and hyphens"
            ),
        ])
    func malformedActionArgument(argument: String, message: String) {
        #expect(throws: CommandError(.usage, message)) {
            try KeyValueArguments.merge([argument], into: [:], areText: false)
        }
    }

    @Test("a value that is not YAML is refused")
    func malformedValue() {
        let error = #expect(throws: CommandError.self) { try KeyValueArguments.value("[1") }
        #expect(error?.code == .usage)
        #expect(error?.description.hasPrefix("value \"[1\" is not YAML: ") == true)
    }

    @Test("run takes units, then the action, then its arguments")
    func actionRequest() throws {
        let request = try ActionRequest(["web/0", "web/leader", "back-up", "a=1", "web/2"])
        #expect(request.units == ["web/0", "web/leader"])
        #expect(request.action == "back-up")
        #expect(request.arguments == ["a=1", "web/2"])
    }

    @Test(
        "run refuses what names no unit or no action",
        arguments: [
            ([], "no unit specified"),
            (["web/0"], "no action specified"),
            (["back-up"], "no unit specified"),
            (["web/x", "back-up"], "invalid unit or action name \"web/x\""),
            (["web/0", "db/0", "back-up"], "all units must be of the same application"),
            (["web/0", "Back"], "invalid unit or action name \"Back\""),
        ])
    func malformedActionRequest(positionals: [String], message: String) {
        #expect(throws: CommandError(.usage, message)) { try ActionRequest(positionals) }
    }

    @Test(
        "config shows, gets or changes",
        arguments: [
            ([], [], false, .show),
            (["port"], [], false, .get("port")),
            (
                ["port=1", "slug=a=b", "empty="], [], false,
                .change(set: ["port": "1", "slug": "a=b", "empty": ""], reset: [])
            ),
            ([], ["a,b", "c"], false, .change(set: [:], reset: ["a", "b", "c"])),
            (["port=1"], ["a"], false, .change(set: ["port": "1"], reset: ["a"])),
            ([], [], true, .change(set: [:], reset: [])),
        ] as [([String], [String], Bool, ConfigRequest)])
    func configRequest(arguments: [String], resets: [String], hasFile: Bool, request: ConfigRequest) throws {
        #expect(try ConfigRequest(arguments: arguments, resets: resets, hasFile: hasFile) == request)
    }

    @Test(
        "config refuses what asks for two things at once",
        arguments: [
            (["a", "b"], [], false, "can only retrieve a single value, or all values"),
            (
                ["a", "b=1"], [], false,
                "cannot get the option \"a\" and change options in one command; run two commands"
            ),
            (["a"], ["b"], false, "cannot get the option \"a\" and change options in one command; run two commands"),
            (["a=1"], ["a"], false, "key \"a\" cannot be both set and reset in the same command"),
            (["a=1"], [], true, "cannot specify --file and key=value arguments simultaneously"),
        ] as [([String], [String], Bool, String)])
    func malformedConfigRequest(arguments: [String], resets: [String], hasFile: Bool, message: String) {
        #expect(throws: CommandError(.usage, message)) {
            try ConfigRequest(arguments: arguments, resets: resets, hasFile: hasFile)
        }
    }

    @Test(
        "a unit's name is an application's and a number, or leader",
        arguments: [
            ("web/0", "web"), ("web/leader", "web"), ("my-web2/10", "my-web2"), ("web", nil), ("web/", nil),
            ("/0", nil), ("web/0/1", nil), ("web-1/0", nil), ("Web/0", nil), ("web/-1", nil), ("1web/0", nil),
        ] as [(String, String?)])
    func unitNames(text: String, application: String?) {
        #expect(JujuNames.application(ofUnitOrLeader: text) == application)
    }

    @Test(
        "a word for the shell is quoted when it must be",
        arguments: [
            ("plain-word_1./:=@%+,", "plain-word_1./:=@%+,"), ("two words", "'two words'"), ("", "''"),
            ("it's", #"'it'\''s'"#), ("$HOME", "'$HOME'"),
        ])
    func shellWords(word: String, quoted: String) {
        #expect(ShellWord.quoted(word) == quoted)
    }

    @Test(
        "exec takes its command as it stands, after -- or without it",
        arguments: [
            ["--unit", "web/0", "--format", "json", "--", "echo", "-n", "--unit"],
            ["--unit", "web/0", "--format", "json", "echo", "-n", "--unit"],
        ])
    func execCommand(arguments: [String]) throws {
        let command = try ExecCommand.parse(arguments)
        #expect(command.words == ["echo", "-n", "--unit"])
        #expect(command.unit == ["web/0"])
        #expect(command.task.format == .json)
    }

    @Test(
        "the arguments with which jubilant calls are all understood",
        arguments: [
            "add-model --no-switch jubilant-0a1b cloud --controller local --config a=b --credential c",
            "deploy --model m /charm app --config a=b --num-units 2 --base ubuntu@24.04 --to 0 --trust --force",
            "add-unit --model m app --num-units 2 --to 0",
            "deploy --model m /charm app --resource book=/book --storage data=2,1G --seed 7",
            "integrate --model m app:db other", "relate --model m app other --via 10.0.0.0/8",
            "remove-relation --model m app other --force",
            "add-secret --model m name --info text --file /f", "grant-secret --model m secret:c app",
            "update-secret --model m name --info text --name other --auto-prune --file /f",
            "show-secret --model m name --format json --reveal --revision 2",
            "secrets --model m --owner app --format json",
            "remove-secret --model m name --revision 2",
            "remove-unit --model m --no-prompt app/0 app/1 --destroy-storage --force",
            "remove-application --model m --no-prompt app other --destroy-storage --force",
            "refresh --model m app --config a=b --force --force-base --force-units --path /charm --trust",
            "config --model m --format json app",
            "config --model m app a=b --reset c,d",
            "run --model m --format json app/0 act --wait 60.0s --params /file",
            "exec --model m --format json --unit app/0 --wait 60.0s -- command",
            "debug-log --model m --limit 3",
            "status --model m --format json",
            "show-unit --model m app/0 --format json",
            "show-model --format json m",
            "trust --model m app --remove --scope cluster",
            "version --format json --all",
            "destroy-model m --no-prompt --destroy-storage --force --no-wait --timeout 60.0s",
        ])
    func jubilantArguments(line: String) throws {
        #expect(try JujuCommand.parseAsRoot(line.split(separator: " ").map(String.init)) is any ConsoleCommand)
    }
}
