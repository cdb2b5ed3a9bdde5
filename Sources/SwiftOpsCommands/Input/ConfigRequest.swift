import OrderedCollections

/// What `juju config` is asked to do with an application's options.
enum ConfigRequest: Hashable {
    /// Show every option.
    case show
    /// Show the value of one option.
    case get(String)
    /// Set options, and set others back to their defaults.
    case change(set: OrderedDictionary<String, String>, reset: [String])

    /// Sorts the arguments after the application's name.
    ///
    /// - Parameters:
    ///   - arguments: Nothing, one option's name, or texts of the form `key=value`.
    ///   - resets: Option names; each text may hold several with commas between.
    ///   - hasFile: Whether a file of values is given as well.
    init(arguments: [String], resets: [String], hasFile: Bool) throws(CommandError) {
        let pairs = arguments.map(KeyValueArguments.split)
        let names = zip(arguments, pairs).filter { $1 == nil }.map(\.0)
        let reset = resets.flatMap { $0.split(separator: ",").map(String.init) }
        var values: OrderedDictionary<String, String> = [:]
        for case let (key, value)? in pairs { values[key] = value }

        if let name = names.first {
            guard arguments.count == 1, reset.isEmpty, !hasFile else {
                throw CommandError(
                    .usage,
                    names.count > 1 && values.isEmpty
                        ? "can only retrieve a single value, or all values"
                        : "cannot get the option \"\(name)\" and change options in one command; run two commands")
            }
            self = .get(name)
        } else if values.isEmpty, reset.isEmpty, !hasFile {
            self = .show
        } else {
            if let both = reset.first(where: { values[$0] != nil }) {
                throw CommandError(.usage, "key \"\(both)\" cannot be both set and reset in the same command")
            }
            if hasFile, !values.isEmpty {
                throw CommandError(.usage, "cannot specify --file and key=value arguments simultaneously")
            }
            self = .change(set: values, reset: reset)
        }
    }
}
