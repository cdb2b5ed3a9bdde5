import ArgumentParser
import HookTools

/// The values that a command gives a secret.
struct SecretWords: ParsableArguments {
    @Option(name: .long, help: "Read the values from a YAML file; they stay out of the shell's history.")
    var file: String?

    @Argument(help: "The values as key=value, key#base64=value or key#file=path.")
    var values: [String] = []

    /// The values; empty when none are given.
    func content(_ console: Console) throws -> SecretContent {
        do {
            return try SecretContent(words: values, file: file, directory: console.directory)
        } catch {
            throw CommandError(error.code == .usage ? .usage : .file, error.description)
        }
    }
}

/// Splits names that are given with commas between.
func commaSeparated(_ texts: [String]) -> [String] {
    texts.flatMap { $0.split(separator: ",").map(String.init) }
}
