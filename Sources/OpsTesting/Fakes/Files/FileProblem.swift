import Glibc
import Pebble

/// Why something could not be done with a file, as Pebble says it.
struct FileProblem: Error {
    /// What went wrong: `stat /x: no such file or directory`.
    let message: String
    let kind: PebbleError.Kind

    /// A failure that is none of the system's.
    init(_ message: String) {
        self.message = message
        kind = .generic
    }

    /// A failure of the system's.
    ///
    /// - Parameters:
    ///   - operation: What failed, with the path in the container: `stat /x`.
    ///   - number: The error number.
    init(failed operation: String, _ number: Int32 = errno) {
        message = "\(operation): \(Self.text(of: number))"
        kind =
            switch number {
            case ENOENT: .notFound
            case EACCES, EPERM: .permissionDenied
            default: .generic
            }
    }

    private init(_ message: String, _ kind: PebbleError.Kind) {
        self.message = message
        self.kind = kind
    }

    /// The problem with words before it.
    func prefixed(_ words: String) -> FileProblem { FileProblem("\(words): \(message)", kind) }

    /// An error number in Go's words: `no such file or directory`.
    private static func text(of number: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard strerror_r(number, &buffer, buffer.count) == 0 else { return "errno \(number)" }
        let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
