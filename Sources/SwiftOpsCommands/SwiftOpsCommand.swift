import ArgumentParser

/// The command `swift-ops`.
struct SwiftOpsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "swift-ops",
        abstract: "Work on Juju charms from the shell.",
        discussion: """
            The command does for a charm's author what needs no controller. Each noun below has commands of its own.
            """,
        subcommands: [JujuCommand.self, PebbleCommand.self])
}
