import Testing

@testable import HookTools

@Suite struct FlagParserTests {
    private static let flags = [
        ToolFlag("app", kind: .bool), ToolFlag("a", "all", kind: .bool), ToolFlag("r", "relation", kind: .text),
        ToolFlag("file", kind: .text), ToolFlag("number", kind: .integer), .deprecatedFormat,
    ]

    private func parse(_ arguments: [String]) throws(HookToolError) -> ToolArguments {
        try FlagParser.parse(
            arguments, flags: Self.flags, check: FlagCheck(relations: [:], storages: [:]).kept)
    }

    @Test(
        "flags may stand anywhere and their values take every spelling",
        arguments: [
            (["x", "--file", "f", "y"], ["file": "f"], ["x", "y"]),
            (["--file=f=g"], ["file": "f=g"], []),
            (["--file="], ["file": ""], []),
            (["-r", "7"], ["r": "7"], []),
            (["-r7"], ["r": "7"], []),
            (["-r=7"], ["r": "=7"], []),
            (["-ar7"], ["a": "true", "r": "7"], []),
            (["--relation", "7"], ["r": "7"], []),
            (["-r", "1", "-r", "2"], ["r": "2"], []),
            (["--app", "true"], ["app": "true"], ["true"]),
            (["--app=F"], ["app": "false"], []),
            (["-a=0"], ["a": "false"], []),
            (["--file", "--app"], ["file": "--app"], []),
            (["--app", "--", "--file", "-x"], ["app": "true"], ["--file", "-x"]),
            (["-", ""], [:], ["-", ""]),
            (["--number", "0x10"], ["number": "16"], []),
        ] as [([String], [String: String], [String])])
    func spellings(arguments: [String], values: [String: String], positionals: [String]) throws {
        let parsed = try parse(arguments)
        #expect(Dictionary(parsed.flags.map { ($0.name, $0.value) }) { $1 } == values)
        #expect(parsed.positionals == positionals)
        #expect(!parsed.asksForHelp)
    }

    @Test(
        "wrong flags are refused in the library's words",
        arguments: [
            (["--nope"], "option provided but not defined: --nope"),
            (["--nope=1"], "option provided but not defined: --nope"),
            (["-z"], "option provided but not defined: -z"),
            (["-az"], "option provided but not defined: -z"),
            (["--file"], "option needs an argument: --file"),
            (["-r"], "option needs an argument: -r"),
            (
                ["--app=maybe"],
                "invalid value \"maybe\" for option --app: strconv.ParseBool: parsing \"maybe\": invalid syntax"
            ),
            (
                ["--number", "x"],
                "invalid value \"x\" for option --number: strconv.ParseInt: parsing \"x\": invalid syntax"
            ),
            (
                ["--number", "99999999999999999999"],
                "invalid value \"99999999999999999999\" for option --number: "
                    + "strconv.ParseInt: parsing \"99999999999999999999\": value out of range"
            ),
        ] as [([String], String)])
    func refusals(arguments: [String], text: String) {
        #expect(throws: HookToolError(.usage, text)) { try parse(arguments) }
    }

    @Test("help is asked for by any of its spellings", arguments: ["--help", "-h", "-ah"])
    func help(argument: String) throws {
        #expect(try parse([argument]).asksForHelp)
    }

    @Test("an enormous argument is taken as it is")
    func enormous() throws {
        let long = String(repeating: "x", count: 10_000_000)
        #expect(try parse(["--file=" + long, "k=" + long]).text("file")?.utf8.count == 10_000_000)
    }
}
