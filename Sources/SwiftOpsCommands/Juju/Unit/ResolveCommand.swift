import ArgumentParser
import LocalJuju

struct ResolveCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Let units in error go on.",
        discussion: "The failed hook runs again, or is left out with --no-retry.",
        aliases: ["resolved"])

    @OptionGroup var options: ModelOptions

    @Argument(help: "The units.")
    var units: [String] = []

    @Flag(name: .long, help: "Do not run the failed hook again.")
    var noRetry = false

    @Flag(name: .long, help: "Resolve every unit in error.")
    var all = false

    func run(_ console: Console) throws {
        guard all == units.isEmpty else {
            throw CommandError(
                .usage, all ? "specifying unit names(s) with --all is not supported" : "no unit specified")
        }
        try options.change(console) { model in
            for unit in all ? model.status().unitsInError : units {
                try model.resolve(unit, retry: !noRetry)
            }
        }
    }
}
