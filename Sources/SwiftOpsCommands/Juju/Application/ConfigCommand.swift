import ArgumentParser
import LocalJuju
import OrderedCollections
import PlainValues

struct ConfigCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Show, set or reset an application's options.",
        discussion: """
            With the application alone it shows every option, with one option's name the value of that one. \
            key=value sets an option; key=@path sets it to what the file holds.
            """)

    @OptionGroup var options: ModelOptions

    @Argument(help: "The application.")
    var application: String

    @Argument(help: "The name of one option, or key=value for each option to set.")
    var arguments: [String] = []

    @Option(name: .long, help: "Set options back to their defaults; commas stand between names.")
    var reset: [String] = []

    @Option(name: .long, help: "Set the options that a YAML file holds.")
    var file: String?

    @Option(name: .long, help: "Print yaml or json.")
    var format: StructuredFormat = .yaml

    func run(_ console: Console) throws {
        let request = try ConfigRequest(arguments: arguments, resets: reset, hasFile: file != nil)
        switch request {
        case .show:
            let config = try options.open(console).applicationConfig(application)
            console.print(try format.text(config.json))
        case .get(let name):
            console.print(try value(name, console))
        case .change(var values, let reset):
            for (key, value) in values { values[key] = try Self.valueText(value, console) }
            if let file { values = try InputFile.config(file, application: application, console) }
            try options.change(console) { model in
                try model.setConfig(application, values: values, reset: reset)
            }
        }
    }

    private func value(_ name: String, _ console: Console) throws -> String {
        let config = try options.open(console).applicationConfig(application)
        guard let setting = config.settings.first(where: { $0.name == name }) else {
            if name == "trust" { return config.trust ? "true\n" : "false\n" }
            throw CommandError(
                .notFound, "key \"\(name)\" not found in \"\(application)\" application config or charm settings.")
        }
        switch setting.value {
        case .null: return "\n"
        case .string(let text): return text + "\n"
        case let value: return try JSON.write(value) + "\n"
        }
    }

    /// The value that an option is set to: the text, or after `@` what a file holds.
    static func valueText(_ text: String, _ console: Console) throws(CommandError) -> String {
        text.hasPrefix("@") ? try InputFile.text(String(text.dropFirst()), console) : text
    }
}
