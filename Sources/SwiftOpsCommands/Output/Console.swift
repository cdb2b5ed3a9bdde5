import Glibc

/// Where a command writes: results on standard output, remarks and errors on standard error.
package struct Console: Sendable {
    let output: @Sendable (String) -> Void
    let error: @Sendable (String) -> Void
    let outputStyling: Styling
    let errorStyling: Styling
    /// The variables that the command sees.
    let environment: [String: String]
    /// The executable that acts as the hook tools, unless it is the running one.
    let hookToolExecutable: String?
    /// The folder that relative paths start from.
    let directory: String

    package init(
        environment: [String: String], directory: String, hookToolExecutable: String? = nil,
        outputIsTerminal: Bool = false,
        errorIsTerminal: Bool = false,
        output: @escaping @Sendable (String) -> Void, error: @escaping @Sendable (String) -> Void
    ) {
        self.output = output
        self.error = error
        self.environment = environment
        self.directory = directory
        self.hookToolExecutable = hookToolExecutable
        outputStyling = Styling(isTerminal: outputIsTerminal, environment: environment)
        errorStyling = Styling(isTerminal: errorIsTerminal, environment: environment)
    }

    /// Writes a result, as it is.
    func print(_ text: String) { output(text) }

    /// Writes one line of remark.
    func remark(_ line: String) { error(line + "\n") }

    /// The path made absolute, without asking whether it exists.
    func absolutePath(_ path: String) -> String {
        path.hasPrefix("/") ? path : "\(directory)/\(path)"
    }

    /// The path of a resource's file, made absolute; a text that is no file's path, such as an image's name, as it is.
    func resource(_ text: String) -> String {
        let path = absolutePath(text)
        return access(path, F_OK) == 0 ? path : text
    }
}

/// Writes all of a text to a descriptor; a reader that has gone is not an error.
func writeAll(_ text: String, to descriptor: Int32) {
    var remaining = Array(text.utf8)[...]
    while !remaining.isEmpty {
        let count = remaining.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count < 0 {
            if errno == EINTR { continue }
            return
        }
        remaining = remaining.dropFirst(count)
    }
}
