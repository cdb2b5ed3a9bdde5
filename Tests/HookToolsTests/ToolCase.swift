import HookTools
import Testing

/// A command line of a tool and what it must answer.
struct ToolCase: Sendable, CustomTestStringConvertible {
    let line: [String]
    let exitCode: Int
    let output: String
    let errorOutput: String

    /// A call that goes well.
    static func prints(_ line: String..., output: String) -> ToolCase {
        ToolCase(line: line, exitCode: 0, output: output, errorOutput: "")
    }

    /// A call that fails: 2 for wrong arguments, 1 for everything else.
    static func fails(_ line: String..., code: Int, _ text: String) -> ToolCase {
        ToolCase(line: line, exitCode: code, output: "", errorOutput: "ERROR \(text)\n")
    }

    var testDescription: String { line.map { String($0.prefix(80)) }.joined(separator: " ") }

    /// Runs the line in the context and compares.
    func check(in context: inout HookContext, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let response = try context.run(line)
        #expect(response.exitCode == exitCode, sourceLocation: sourceLocation)
        #expect(String(decoding: response.output, as: UTF8.self) == output, sourceLocation: sourceLocation)
        #expect(String(decoding: response.errorOutput, as: UTF8.self) == errorOutput, sourceLocation: sourceLocation)
    }
}

extension HookContext {
    /// A hook of the unit `app/0`.
    static func hook(
        _ event: HookEvent = HookEvent(name: "config-changed"),
        profile: JujuProfile = .v3_6,
        controller: FakeController = FakeController()
    ) -> HookContext {
        HookContext(
            unit: "app/0", profile: profile, modelUUID: "9f484882-2f18-4fd2-967d-db9663db7bea", event: event,
            effects: controller)
    }

    mutating func run(_ line: [String], input: [UInt8]? = nil, directory: String = "/") throws -> HookToolResponse {
        try HookTools.run(
            HookToolRequest(
                tool: line.first ?? "", arguments: Array(line.dropFirst()), input: input, directory: directory),
            in: &self)
    }

    /// Runs a line that must go well and returns its output.
    @discardableResult
    mutating func output(
        _ line: String..., input: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        let response = try run(line, input: input.map { Array($0.utf8) })
        #expect(String(decoding: response.errorOutput, as: UTF8.self) == "", sourceLocation: sourceLocation)
        #expect(response.exitCode == 0, sourceLocation: sourceLocation)
        return String(decoding: response.output, as: UTF8.self)
    }
}
