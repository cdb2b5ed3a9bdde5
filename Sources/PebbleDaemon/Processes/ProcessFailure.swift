/// Why a program could not be started, in Go's words, which Pebble's clients see.
package struct ProcessFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What failed: `fork/exec /x: no such file or directory`.
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
