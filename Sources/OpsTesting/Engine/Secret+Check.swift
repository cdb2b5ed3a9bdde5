import HookCommands
import OrderedCollections

extension TestingError {
    /// Refuses what Juju does not take as the content of a secret.
    static func check(secret content: [String: String]) throws(TestingError) {
        guard !content.isEmpty else {
            throw TestingError(.invalidValue, "A secret cannot be empty; give it at least one key.")
        }
        let values = OrderedDictionary(uniqueKeysWithValues: content.sorted { $0.key < $1.key })
        guard let key = SecretContent(values).invalidKeys.first else { return }
        throw TestingError(
            .invalidValue,
            "The secret's key '\(key)' is invalid: write at least three small letters and digits, beginning with a letter."
        )
    }
}
