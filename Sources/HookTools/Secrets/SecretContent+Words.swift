extension SecretContent {
    /// Reads the values of a secret from a command's words, by the rules of `secret-add`.
    ///
    /// - Parameters:
    ///   - words: Texts of the form `key=value`, `key#base64=value` or `key#file=path`.
    ///   - file: A YAML or JSON file with a map of values, which count more; `nil` for none.
    ///   - directory: The folder that relative paths start from.
    /// - Throws: ``HookToolError`` with Juju's text.
    package init(words: [String], file: String?, directory: String) throws(HookToolError) {
        try self.init(arguments: words, file: file, files: ToolFiles(input: nil, directory: directory))
    }
}
