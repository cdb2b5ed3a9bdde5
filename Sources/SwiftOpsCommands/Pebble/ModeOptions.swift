import ArgumentParser

/// The permissions of a file.
struct ModeOptions: ParsableArguments {
    @Option(name: .customShort("m"), help: "The permissions, in octal digits: 644.")
    var mode: String?

    /// The permissions, or `nil` when none were given.
    func permissions() throws -> Int? {
        guard let mode else { return nil }
        guard let permissions = Int(mode, radix: 8), (0...0o777).contains(permissions) else {
            throw CommandError(.usage, "-m must be octal digits from 000 to 777, not \(mode)")
        }
        return permissions
    }
}
