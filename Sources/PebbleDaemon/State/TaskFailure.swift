/// Why a task failed, in the words that its change's error text quotes.
package struct TaskFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong.
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
