import Foundation

@testable import FidelityCharm

/// A folder for a test, with the charm in it, and what the world is to be like.
final class WorldSetup {
    let isLeader: Bool
    let units: Int
    let script: Script
    /// The folder, which goes with this.
    let folder: URL
    /// The charm's folder, as an operator deploys it.
    var charm: String { folder.appending(path: "charm").path() }

    init(isLeader: Bool, units: Int, script: Script) throws {
        self.isLeader = isLeader
        self.units = units
        self.script = script
        folder = FileManager.default.temporaryDirectory.appending(path: "fidelity-\(UUID().uuidString.prefix(8))")
        let program = Self.builtPrograms.appending(path: "FidelityCharm").path()
        let files = [
            "metadata.yaml": Self.metadata, "config.yaml": Self.config, "actions.yaml": Self.actions,
            // The charm itself is large: it stays where it was built.
            "dispatch": "#!/bin/sh\nexec '\(program)'\n",
        ]
        try FileManager.default.createDirectory(atPath: charm, withIntermediateDirectories: true)
        for (name, text) in files { try Self.write(text, to: "\(charm)/\(name)") }
        try FidelityFiles(in: charm).write(script)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes a file of a charm, which is a program if it is named `dispatch`.
    static func write(_ text: String, to path: String) throws {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        guard path.hasSuffix("/dispatch") else { return }
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }

    /// Where the package's programs are, beside the tests.
    static let builtPrograms = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

    private static let metadata = """
        name: app
        summary: The charm of the fidelity suite
        description: It does what a script says.
        requires:
          db: {interface: sql}
        peers:
          cluster: {interface: cluster}
        storage:
          data: {type: filesystem, multiple: {range: 0-2}}
        """

    private static let config = """
        options:
          port: {type: int, default: 80}
          ratio: {type: float, default: 0.5}
          debug: {type: boolean, default: false}
          name: {type: string}
          tick: {type: int, default: 0, description: What the suite changes to have config-changed sent.}
        """

    private static let actions = """
        backup:
          description: Does what the script says.
          params:
            target: {type: string, default: disk}
            level: {type: integer}
          additionalProperties: false
        restore:
          description: Needs a parameter.
          params:
            source: {type: string}
          required: [source]
          additionalProperties: false
        """
}
