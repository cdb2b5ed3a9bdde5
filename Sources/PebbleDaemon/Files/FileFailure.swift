import Glibc

/// Why something could not be done with a file, as the files API says it for each path.
package struct FileFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong: `stat /x: no such file or directory`.
    package let description: String
    /// `not-found`, `permission-denied` or `generic-file-error`.
    package let kind: String

    /// A failure that is none of the system's.
    init(_ description: String) {
        self.description = description
        kind = "generic-file-error"
    }

    /// A failure of the system's.
    ///
    /// - Parameters:
    ///   - operation: What failed, with the path: `stat /x`.
    ///   - number: The error number.
    init(failed operation: String, _ number: Int32 = errno) {
        description = "\(operation): \(SystemErrorText.of(number))"
        kind =
            switch number {
            case ENOENT: "not-found"
            case EACCES, EPERM: "permission-denied"
            default: "generic-file-error"
            }
    }

    private init(_ description: String, kind: String) {
        self.description = description
        self.kind = kind
    }

    /// The failure with words before it.
    func prefixed(_ words: String) -> FileFailure {
        FileFailure("\(words): \(description)", kind: kind)
    }
}
