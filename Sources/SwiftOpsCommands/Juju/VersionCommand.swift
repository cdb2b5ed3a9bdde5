import ArgumentParser
import HookTools
import LocalJuju
import PlainValues

struct VersionCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "version",
        abstract: "Print the version of Juju that this command stands in for.",
        discussion: "It is that of the current model, and 3.6 while there is none.")

    #if arch(arm64)
    private static let architecture = "arm64"
    #else
    private static let architecture = "amd64"
    #endif

    @Flag(name: .long, help: "Print the other facts of the build as well.")
    var all = false

    @Option(name: .long, help: "Print yaml or json instead of plain text.")
    var format: StructuredFormat?

    func run(_ console: Console) throws {
        let text = "\(profile(console).version)-genericlinux-\(Self.architecture)"
        guard let format else { return console.print(text + "\n") }
        let version = PlainValue.string(text)
        let facts: PlainValue = .object([
            (key: "version", value: version), (key: "compiler", value: "swift"), (key: "git-commit", value: ""),
        ])
        console.print(try format.text(all ? facts : version))
    }

    /// The generation of Juju of the current model.
    ///
    /// A model that is gone or cannot be read is for the commands that work on it to complain of.
    private func profile(_ console: Console) -> JujuProfile {
        guard let store = try? ModelStore(console), let reference = store.currentModel,
            let folder = try? store.modelFolder(reference)
        else { return .v3_6 }
        return (try? LocalModel.profile(ofModelIn: folder)) ?? .v3_6
    }
}
