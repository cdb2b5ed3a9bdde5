import ArgumentParser
import PlainValues

struct VersionCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "version",
        abstract: "Print the version of Juju that this command stands in for.")

    #if arch(arm64)
    private static let architecture = "arm64"
    #else
    private static let architecture = "amd64"
    #endif
    private static let version = "3.6.9-genericlinux-\(architecture)"

    @Flag(name: .long, help: "Print the other facts of the build as well.")
    var all = false

    @Option(name: .long, help: "Print yaml or json instead of plain text.")
    var format: StructuredFormat?

    func run(_ console: Console) throws {
        guard let format else { return console.print(Self.version + "\n") }
        let version = PlainValue.string(Self.version)
        let facts: PlainValue = .object([
            (key: "version", value: version), (key: "compiler", value: "swift"), (key: "git-commit", value: ""),
        ])
        console.print(try format.text(all ? facts : version))
    }
}
