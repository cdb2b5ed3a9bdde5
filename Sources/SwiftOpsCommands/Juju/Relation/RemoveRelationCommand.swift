import ArgumentParser
import LocalJuju

struct RemoveRelationCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove-relation",
        abstract: "End the relation of two applications.",
        discussion: """
            The units run relation-departed and relation-broken. A unit in error keeps the relation until it is \
            resolved or --force is given. A relation may be named by its number as well, as show-unit shows it.
            """)

    @OptionGroup var options: ModelOptions

    @Argument(help: "The two applications, each with or without its endpoint, or the relation's number.")
    var endpoints: [String]

    @Flag(name: .long, help: "Let units in error leave without an event.")
    var force = false

    func run(_ console: Console) throws {
        try options.change(console) { model in
            if endpoints.count == 1, let id = Int(endpoints[0]) {
                try model.removeRelation(id: id, force: force)
            } else if endpoints.count == 2 {
                try model.removeRelation(endpoints[0], endpoints[1], force: force)
            } else {
                throw CommandError(.usage, "a relation must involve two applications")
            }
        }
    }
}
