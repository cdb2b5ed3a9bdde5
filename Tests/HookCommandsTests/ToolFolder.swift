import Foundation

/// A folder of tools, each a link to the shell: what a tool does is in its arguments, `-c` and a script.
final class ToolFolder {
    let path: String

    init(_ tools: String...) throws {
        path = NSTemporaryDirectory() + "/" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for tool in tools {
            try FileManager.default.createSymbolicLink(atPath: path + "/" + tool, withDestinationPath: "/bin/sh")
        }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
