import ArgumentParser
import LocalJuju

struct AttachResourceCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach-resource",
        abstract: "Give an application another file for a resource.",
        discussion: "The units run upgrade-charm and config-changed; those on Kubernetes get new pods.")

    @OptionGroup var options: ModelOptions

    @Argument(help: "The application.")
    var application: String

    @Argument(help: "The resource and its file or image, as name=value.")
    var resources: [String]

    func run(_ console: Console) throws {
        let files = try KeyValueArguments.dictionary(resources)
        try options.change(console) { model in
            for (name, path) in files.sorted(by: { $0.key < $1.key }) {
                try model.attachResource(application, name: name, path: console.resource(path))
            }
        }
    }
}
