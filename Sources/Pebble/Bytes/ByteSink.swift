/// Where bytes from a workload go: what was pulled, or what a command writes.
public struct ByteSink: Sendable {
    package enum Kind: Sendable {
        case file(path: String, permissions: Int?)
        case descriptor(CInt)
        case closure(@Sendable ([UInt8]) async throws -> Void)
    }

    package let kind: Kind

    /// A file of this machine.
    ///
    /// It is written beside the path and takes its place once it is whole: a failure leaves what was there before.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - permissions: The permissions, as in `0o600`; nobody can open it with others meanwhile. If none are given, those of the
    ///     file that was there, or what this process's mask leaves of `0o666`.
    public static func file(_ path: String, permissions: Int? = nil) -> ByteSink {
        ByteSink(kind: .file(path: path, permissions: permissions))
    }

    /// An open file, pipe or socket of this process, from where it stands; it is not closed.
    public static func descriptor(_ descriptor: CInt) -> ByteSink { ByteSink(kind: .descriptor(descriptor)) }

    /// A closure that is called with one chunk after the other.
    ///
    /// The next chunk comes when it has returned.
    public static func closure(_ body: @escaping @Sendable ([UInt8]) async throws -> Void) -> ByteSink {
        ByteSink(kind: .closure(body))
    }
}
