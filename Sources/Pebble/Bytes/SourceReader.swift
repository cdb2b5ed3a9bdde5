import Glibc
package import NIOCore

/// Reads a source piece by piece.
package struct SourceReader: Sendable {
    /// The number of bytes that are read at a time.
    private static let pieceSize = 256 << 10
    /// As many as are under way at once, and one that is filled.
    private static let bufferCount = 6
    /// Up to this size a file is read before anything is sent.
    private static let smallSize = 64 << 10

    /// No file is larger, and it can be added to.
    private static let largestSize = 1 << 62

    /// The number of bytes in all, if it is known.
    package let count: Int?
    /// All of them, when they are in memory anyway or few.
    package let whole: ByteBuffer?
    private let pieces: ByteSource.Pieces

    private init(count: Int?, whole: ByteBuffer? = nil, pieces: @escaping ByteSource.Pieces) {
        self.count = count
        self.whole = whole
        self.pieces = pieces
    }

    /// Opens a source.
    package init(_ source: ByteSource) async throws(PebbleError) {
        if case .pieces(let count?, _) = source.kind, !(0...Self.largestSize).contains(count) {
            throw PebbleError(.invalidArgument, "\(count) is no number of bytes that can be sent.")
        }
        self =
            switch source.kind {
            case .bytes(let bytes): Self.memory(bytes)
            case .file(let path): try await Self.open(Descriptor(opening: path, O_RDONLY | O_NONBLOCK))
            case .descriptor(let number): try await Self.open(Descriptor(borrowed: number))
            case .pieces(let count, let pieces): Self(count: count, pieces: pieces)
            }
    }

    private static func memory(_ whole: ByteBuffer) -> SourceReader {
        SourceReader(count: whole.readableBytes, whole: whole) { write in
            var rest = whole
            while rest.readableBytes > 0, let piece = rest.readSlice(length: min(rest.readableBytes, pieceSize)) {
                try await write(piece)
            }
        }
    }

    private static func open(_ descriptor: Descriptor) async throws(PebbleError) -> SourceReader {
        let size = descriptor.size.map { max(0, $0 - descriptor.position) }
        if let size, size > smallSize {
            // What is added to the file meanwhile is left out.
            return SourceReader(count: size) { try await copy(size, of: descriptor, to: $0) }
        }
        guard size != nil else { return SourceReader(count: nil) { try await copy(.max, of: descriptor, to: $0) } }
        // Files that the kernel makes up have another size than they say; most of those are small.
        var beginning = ByteBuffer()
        while beginning.readableBytes <= smallSize {
            guard var piece = try await descriptor.read(upTo: smallSize) else { return memory(beginning) }
            beginning.writeBuffer(&piece)
        }
        let read = beginning
        return SourceReader(count: nil) { write in
            try await write(read)
            try await copy(.max, of: descriptor, to: write)
        }
    }

    private static func copy(
        _ count: Int, of descriptor: Descriptor, to write: (ByteBuffer) async throws -> Void
    ) async throws {
        var rest = count
        // Those that were sent are filled again: fresh memory costs more than what is read into it.
        var buffers = [ByteBuffer](repeating: ByteBuffer(), count: bufferCount)
        var turn = 0
        while rest > 0, try await descriptor.read(upTo: min(pieceSize, rest), into: &buffers[turn]) {
            rest -= buffers[turn].readableBytes
            try await write(buffers[turn])
            turn = (turn + 1) % bufferCount
        }
    }

    /// Hands all pieces to a closure, one after the other.
    ///
    /// - Throws: What the closure throws; ``PebbleError`` of code `local` when the source fails, and when it has another number
    ///   of bytes than it said.
    package func send(to write: (ByteBuffer) async throws(PebbleError) -> Void) async throws(PebbleError) {
        var sent = 0
        do {
            try await pieces { piece in
                sent += piece.readableBytes
                if let count, sent > count { throw Self.miscounted(count, "more") }
                try await write(piece)
            }
        } catch {
            throw PebbleError(local: error, "What gives the bytes has failed")
        }
        if let count, sent < count { throw Self.miscounted(count, "only \(sent)") }
    }

    private static func miscounted(_ expected: Int, _ found: String) -> PebbleError {
        PebbleError(.local, "\(expected) bytes were to be sent, and there are \(found).")
    }
}
