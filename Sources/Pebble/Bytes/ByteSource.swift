package import NIOCore

/// Where bytes for a workload come from: what is pushed, or what a command reads.
public struct ByteSource: Sendable {
    package enum Kind: Sendable {
        case bytes(ByteBuffer)
        case file(path: String)
        case descriptor(CInt)
        case pieces(count: Int?, Pieces)
    }

    /// Calls a closure with one piece after the other.
    package typealias Pieces = @Sendable (_ write: (ByteBuffer) async throws -> Void) async throws -> Void

    package let kind: Kind

    /// The text in UTF-8.
    public static func text(_ text: String) -> ByteSource { ByteSource(kind: .bytes(ByteBuffer(string: text))) }

    /// These bytes.
    public static func bytes(_ bytes: some Sequence<UInt8>) -> ByteSource {
        ByteSource(kind: .bytes(ByteBuffer(bytes: bytes)))
    }

    /// What a file of this machine holds; it is read while it is sent.
    public static func file(_ path: String) -> ByteSource { ByteSource(kind: .file(path: path)) }

    /// What an open file, pipe or socket of this process gives, from where it stands to its end.
    ///
    /// It is read while it is sent, and not closed.
    public static func descriptor(_ descriptor: CInt) -> ByteSource { ByteSource(kind: .descriptor(descriptor)) }

    /// The chunks of a sequence, one after the other, taken as fast as they can be sent.
    ///
    /// - Parameters:
    ///   - chunks: The sequence; chunks of 64 to 256 KiB are the fastest.
    ///   - count: The number of bytes in all, if it is known. A sequence with more or fewer is an error of code
    ///     ``PebbleError/Code/local``.
    public static func chunks<Chunks: AsyncSequence & Sendable>(_ chunks: Chunks, count: Int? = nil) -> ByteSource
    where Chunks.Element: Sequence<UInt8> {
        ByteSource(
            kind: .pieces(count: count) { write in
                for try await chunk in chunks { try await write(ByteBuffer(bytes: chunk)) }
            })
    }
}
