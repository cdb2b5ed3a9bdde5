import Foundation
import HookTools
import Testing

@Suite struct StateToolsTests {
    private static let cases: [ToolCase] = [
        .prints("state-get", "--format=json", output: "{\"a\":\"1\",\"b\":\"2\"}\n"),
        .prints("state-get", "-", "--format=json", output: "{\"a\":\"1\",\"b\":\"2\"}\n"),
        .prints("state-get", "a", output: "1\n"),
        .prints("state-get", "x", output: ""),
        .prints("state-get", "x", "--format=json", output: "\"\"\n"),
        .fails("state-get", "--strict", "x", code: 1, "\"x\" not found"),
        .fails("state-get", "a", "b", code: 2, "unrecognized args: [\"b\"]"),
        .prints("state-set", output: ""),
        .fails("state-set", "x", code: 2, "expected \"key=value\", got \"x\""),
        .fails("state-set", "=x", code: 2, "expected \"key=value\", got \"=x\""),
        .fails("state-set", "a=1", "a=2", code: 2, "key \"a\" specified more than once"),
        .fails(
            "state-set", String(repeating: "k", count: 257) + "=v", code: 1,
            "max allowed key length (256) exceeded: 257"),
        .fails(
            "state-set", "k=" + String(repeating: "v", count: 65537), code: 1,
            "max allowed value length (65536) exceeded: 65537"),
        .fails("state-delete", code: 2, "no key specified"),
    ]

    @Test("the tools of the state that the controller keeps", arguments: cases)
    func table(toolCase: ToolCase) throws {
        var context = HookContext.hook()
        context.state = ["b": "2", "a": "1"]
        try toolCase.check(in: &context)
    }

    @Test("a hook reads what it wrote and deleted, and nothing is changed yet")
    func pending() throws {
        var context = HookContext.hook()
        context.state = ["a": "1"]
        try context.output("state-set", "b=x=y", "c=")
        try context.output("state-delete", "a")
        #expect(try context.output("state-get", "--format=json") == "{\"b\":\"x=y\",\"c\":\"\"}\n")
        #expect(context.changes.state == ["a": nil, "b": "x=y", "c": ""])
        #expect(context.state == ["a": "1"])
        try context.output("state-delete", "b")
        try context.output("state-delete", "c")
        #expect(try context.output("state-get", "--format=json") == "null\n")
        #expect(try context.output("state-get") == "{}\n")
    }

    @Test("settings come from a file or from standard input, and arguments count more")
    func file() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("a: one\nb: 'two'\nport: 80\nflag: true\nnothing:\n".utf8).write(to: URL(filePath: path))
        var context = HookContext.hook()
        try context.output("state-set", "--file", path, "b=2")
        #expect(
            try context.output("state-get", "--format=json")
                == "{\"a\":\"one\",\"b\":\"2\",\"flag\":\"true\",\"nothing\":\"\",\"port\":\"80\"}\n")
        try context.output("state-set", "--file", "-", input: "{\"j\": \"s\"}")
        #expect(try context.output("state-get", "j") == "s\n")
    }

    @Test("standard input that was not supplied is asked for")
    func inputRequired() {
        var context = HookContext.hook()
        #expect(throws: HookToolError(.inputRequired, "hook tool requires stdin, none supplied")) {
            try context.run(["state-set", "--file", "-", "a=1"])
        }
        #expect(context.changes.state.isEmpty)
    }

    private static let badInputs: [String: [UInt8]] = [
        "not UTF-8": [0xff, 0xfe, 0x41], "a list": Array("[1, 2]".utf8), "a list inside": Array("a: [1]".utf8),
        "a map inside": Array("a: {b: c}".utf8), "cut off": Array("{".utf8), "a NUL byte": Array("a: \0".utf8),
        "17 MiB": [UInt8](repeating: 0x61, count: 17 << 20),
    ]

    @Test("input that is no map of texts changes nothing", arguments: badInputs.keys.sorted())
    func badInput(kind: String) throws {
        let bytes = try #require(Self.badInputs[kind])
        var context = HookContext.hook()
        let response = try context.run(["state-set", "--file", "-"], input: bytes)
        #expect(response.exitCode == 1)
        #expect(response.errorOutput.starts(with: "ERROR ".utf8))
        #expect(context.changes.state.isEmpty)
    }

    @Test("an empty input is an empty map")
    func emptyInput() throws {
        var context = HookContext.hook()
        try context.output("state-set", "--file", "-", "a=1", input: "")
        #expect(context.changes.state == ["a": "1"])
    }

    @Test(
        "files that cannot be read are errors",
        arguments: [
            ("/nonexistent/f", "open /nonexistent/f: no such file or directory"),
            ("/", "read /: it is not a regular file"),
            ("/dev/zero", "read /dev/zero: it is not a regular file"),
        ])
    func badFiles(path: String, text: String) throws {
        var context = HookContext.hook()
        try ToolCase.fails("state-set", "--file", path, code: 1, text).check(in: &context)
    }

    @Test("a file of 100 MB is refused without being read")
    func largeFile() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        let handle = try FileHandle(forWritingTo: URL(filePath: path))
        try handle.truncate(atOffset: 100 << 20)
        try handle.close()
        var context = HookContext.hook()
        try ToolCase.fails("state-set", "--file", path, code: 1, "read \(path): the file is larger than 16777216 bytes")
            .check(in: &context)
    }
}
