import HookTools
import PlainValues
import Testing

@Suite struct ConfigToolsTests {
    private static let cases: [ToolCase] = [
        .prints(
            "config-get", "--format=json", output: "{\"name\":\"a\\u0026b\",\"on\":true,\"port\":80,\"rate\":0.5}\n"),
        .prints("config-get", output: "name: a&b\n\"on\": true\nport: 80\nrate: 0.5\n"),
        .prints(
            "config-get", "-a", "--format=json",
            output: "{\"empty\":null,\"name\":\"a\\u0026b\",\"on\":true,\"port\":80,\"rate\":0.5}\n"),
        .prints("config-get", "port", output: "80\n"),
        .prints("config-get", "on", output: "True\n"),
        .prints("config-get", "on", "--format", "json", output: "true\n"),
        .prints("config-get", "name", "--format=yaml", output: "a&b\n"),
        .prints("config-get", "empty", output: ""),
        .prints("config-get", "empty", "--format=json", output: "null\n"),
        .prints("config-get", "unknown", "--format=json", output: "null\n"),
        .prints("config-get", "unknown", "--format=yaml", output: ""),
        .prints("config-get", "", "--all", "--format=json", output: allAsJSON),
        .fails("config-get", "--all", "port", code: 2, "cannot use argument --all together with key \"port\""),
        .fails("config-get", "a", "b", "c", code: 2, "unrecognized args: [\"b\" \"c\"]"),
    ]

    private static let allAsJSON =
        "{\"empty\":null,\"name\":\"a\\u0026b\",\"on\":true,\"port\":80,\"rate\":0.5}\n"

    @Test("config-get", arguments: cases)
    func table(toolCase: ToolCase) throws {
        var context = HookContext.hook()
        context.config = ["port": 80, "name": "a&b", "on": true, "rate": 0.5, "empty": .null]
        try toolCase.check(in: &context)
    }

    @Test("a charm without options has an empty map")
    func none() throws {
        var context = HookContext.hook()
        #expect(try context.output("config-get", "--format=json") == "{}\n")
    }
}
