import Foundation
import Testing

@Suite("The article about testing a charm")
struct TestingACharmTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    private static let tests = folder.deletingLastPathComponent().deletingLastPathComponent()
    /// Where the package's programs are.
    private static let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

    @Test("shows code that stands in the files beside this test", arguments: ["swift", "bash"])
    func blocks(language: String) throws {
        let files = [
            "../../WebCharm/WebCharm.swift", "WebCharmTests.swift", "WebCharmLifeTests.swift",
            "WebCharmXCTests.swift", "integration-test",
        ]
        let code = try files.flatMap { try Self.lines(of: Self.folder.appending(path: $0)) }
        let article = try Self.lines(
            of: Self.tests.appending(path: "../Sources/OpsTesting/OpsTesting.docc/TestingACharm.md"))
        let parts = article.split(separator: "```\(language)", omittingEmptySubsequences: false).dropFirst()
        #expect(!parts.isEmpty)
        for part in parts {
            let block = part.prefix { $0 != "```" }
            #expect(code.contains(block), "not in the files: \(block.joined(separator: "\n"))")
        }
    }

    @Test("has an integration test that passes with the local Juju")
    func integration() throws {
        let scratch = try ScratchFolder()
        let charm = URL(filePath: scratch.path).appending(path: "charm")
        try FileManager.default.copyItem(at: Self.folder.appending(path: "charm"), to: charm)
        try FileManager.default.createSymbolicLink(
            at: charm.appending(path: "dispatch"), withDestinationURL: Self.products.appending(path: "WebCharm"))
        let (status, output) = try Self.runScript(in: scratch.path)
        #expect(status == 0, "\(output)")
    }

    /// Runs the script in a folder, with the package's programs on its path.
    private static func runScript(in folder: String) throws -> (status: Int32, output: String) {
        let script = Self.folder.appending(path: "integration-test").path
        let command = "cd '\(folder)' && PATH='\(products.path)':\"$PATH\" '\(script)' 2>&1"
        let pipe = try #require(popen(command, "r"))
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { output += buffer[..<count] }
        return (pclose(pipe), String(decoding: output, as: UTF8.self))
    }

    /// The lines of a file, without what they are indented by.
    private static func lines(of file: URL) throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
            .map { $0.trimmingCharacters(in: .whitespaces) }
    }
}
