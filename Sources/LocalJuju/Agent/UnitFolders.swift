import Foundation
import Glibc

/// Where a unit's files are.
struct UnitFolders {
    /// Linux's limit for the path of a socket, with the NUL at its end.
    private static let longestSocketPath = 108

    let root: String

    init(model: String, unit: UnitRecord) {
        root = "\(model)/units/\(unit.dashedName)"
    }

    var charm: String { "\(root)/charm" }
    var tools: String { "\(root)/tools" }

    /// Makes links for the hook tools, each of which is the given program under the tool's name.
    func makeTools(_ names: [String], executable: String) throws(LocalJujuError) {
        try Files.makeFolder(tools)
        for name in names {
            let link = "\(tools)/\(name)"
            if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: link), target == executable {
                continue
            }
            try Files.remove(link)
            guard symlink(executable, link) == 0 else { throw Files.failure("cannot be made", link) }
        }
    }

    /// Gives `body` the path for the agent's socket: in the unit's folder, or in a short one when that path is too long.
    func withSocketPath<Result>(
        _ body: (String) throws(LocalJujuError) -> Result
    ) throws(LocalJujuError) -> Result {
        let path = "\(root)/agent.socket"
        if path.utf8.count < Self.longestSocketPath { return try body(path) }
        let temporary = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        let base = temporary.utf8.count < 64 ? temporary : "/tmp"
        // Made for its owner only.
        var template = Array("\(base)/juju-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Files.failure("cannot be made", "\(base)/juju-XXXXXX") }
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { rmdir(folder) }
        return try body("\(folder)/agent.socket")
    }
}
