import HookCommands
import OrderedCollections

extension SecretContent {
    /// Throws an error for a content that Juju would not take.
    ///
    /// It names keys, and never a value.
    func validate() throws(OpsError) {
        guard !values.isEmpty else {
            throw OpsError(.invalidArgument, "A secret cannot be empty; give it at least one key and value.")
        }
        let invalid = invalidKeys
        guard invalid.isEmpty else {
            let keys = invalid.map { "'\($0)'" }.joined(separator: ", ")
            throw OpsError(
                .invalidArgument,
                """
                \(keys) cannot be \(invalid.count == 1 ? "the key" : "keys") of a secret. A key has at least three \
                small letters and digits, begins with a letter, and may have single hyphens inside.
                """)
        }
    }
}
