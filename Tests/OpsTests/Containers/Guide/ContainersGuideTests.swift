import Foundation
import Testing

@Suite("The guide to containers")
struct ContainersGuideTests {
    @Test("shows code that compiles: each of its blocks stands in the charm beside this test")
    func blocks() throws {
        let here = URL(filePath: #filePath).deletingLastPathComponent()
        let guide = here.appending(path: "../../../../Documentation/Containers.md")
        let code = try Self.lines(of: here.appending(path: "WebCharm.swift"))
        let parts = try Self.lines(of: guide).split(separator: "```swift", omittingEmptySubsequences: false).dropFirst()
        #expect(parts.count > 5)
        for part in parts {
            let block = part.prefix { $0 != "```" }
            #expect(code.contains(block), "not in WebCharm.swift: \(block.joined(separator: "\n"))")
        }
    }

    /// The lines of a file, without what they are indented by.
    private static func lines(of file: URL) throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
            .map { $0.trimmingCharacters(in: .whitespaces) }
    }
}
