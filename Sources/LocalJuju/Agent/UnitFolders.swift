import Glibc

/// Where a unit's files are.
struct UnitFolders {
    /// Linux's limit for the path of a socket, with the NUL at its end.
    static let longestSocketPath = 108

    let root: String

    init(model: String, unit: UnitRecord) {
        root = "\(model)/units/\(unit.dashedName)"
    }

    var charm: String { "\(root)/charm" }
    var tools: String { "\(root)/tools" }

    /// Makes links for the hook tools, each of which is the given program under the tool's name.
    func makeTools(_ names: [String], executable: String) throws(LocalJujuError) {
        try Files.makeFolder(tools)
        for name in names { try Files.replaceLink("\(tools)/\(name)", to: executable) }
    }

    /// Gives `body` the path for the agent's socket: in the unit's folder, or in a short one when that path is too long.
    func withSocketPath<Result>(
        _ body: (String) throws(LocalJujuError) -> Result
    ) throws(LocalJujuError) -> Result {
        let path = "\(root)/agent.socket"
        if path.utf8.count < Self.longestSocketPath { return try body(path) }
        let folder = try Files.makeTemporaryFolder()
        defer { rmdir(folder) }
        return try body("\(folder)/agent.socket")
    }
}
