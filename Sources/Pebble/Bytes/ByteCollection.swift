import NIOCore

/// All that is left of some bytes, collected from when this is made; nobody else reads them as long as it lives.
final class ByteCollection: Sendable {
    private let reader: ByteReader
    private let unread: ByteBuffer

    /// - Throws: ``PebbleError`` of code `invalidArgument` when somebody else reads.
    init(of chunks: ByteChunks) throws(PebbleError) {
        unread = try chunks.takeTurn()
        reader = ByteReader(chunks)
        chunks.collecting?.begin()
    }

    deinit { reader.chunks.endTurn() }

    /// Waits for the end.
    func bytes() async throws(PebbleError) -> [UInt8] {
        defer { withExtendedLifetime(self) {} }
        let chunks = reader.chunks
        var all = Array(unread.readableBytesView)
        guard let collecting = chunks.collecting else {
            while let piece = try await chunks.nextPiece() { all.appendWithRoom(piece.readableBytesView) }
            return all
        }
        let rest = try await collecting.end()
        if all.isEmpty { return rest }
        all += rest
        return all
    }
}
