/// A file or directory that was not copied to or from a container, and why.
public struct CopyFailure: Error, CustomStringConvertible {
    /// What was to be copied, as it was named in the call.
    public let source: String
    /// The file or directory at fault: the source itself, or something below it.
    public let path: String
    /// What went wrong: mostly a ``Pebble/PebbleError``.
    public let error: any Error

    /// The path and what went wrong.
    public var description: String { "\(path): \(error)" }
}

/// All that was not copied, as the cause of an error.
struct CopyFailures: Error {
    let all: [CopyFailure]
}
