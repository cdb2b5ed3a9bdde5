import NIOCore

/// Writes to a sink.
final class SinkWriter: Sendable {
    private enum Target: Sendable {
        case file(NewFile)
        case descriptor(Descriptor)
        case closure(@Sendable ([UInt8]) async throws -> Void)
    }

    private let target: Target

    init(_ sink: ByteSink) throws(PebbleError) {
        switch sink.kind {
        case .file(let path, let permissions):
            target = .file(try NewFile(at: path, permissions: permissions))
        case .descriptor(let number): target = .descriptor(Descriptor(borrowed: number))
        case .closure(let body): target = .closure(body)
        }
    }

    /// Writes a piece; returns when all of it was taken.
    func write(_ piece: ByteBuffer) async throws(PebbleError) {
        switch target {
        case .file(let file): try await file.descriptor.write(piece)
        case .descriptor(let descriptor): try await descriptor.write(piece)
        case .closure(let body):
            do {
                try await body(Array(piece.readableBytesView))
            } catch {
                throw PebbleError(local: error, "What takes the bytes has failed")
            }
        }
    }

    /// Says that all was written.
    func finish() throws(PebbleError) {
        if case .file(let file) = target { try file.takePlace() }
    }

    /// Says that not all was written.
    func abandon() {
        if case .file(let file) = target { file.remove() }
    }
}
