import NIOCore
import PlainValues
import Synchronization

/// A file that is being pulled: a multipart body with the content, and at its end what became of it.
final class PulledFile: Sendable {
    /// How long the part at the end may be in bytes.
    private static let longestResult = 1 << 20

    private let path: String
    private let body: PebbleByteStream
    private let reader: Mutex<MultipartReader>

    /// Reads the answer up to the content.
    ///
    /// - Throws: ``PebbleError`` of code `path` when there is none.
    init(_ path: String, _ response: PebbleResponseStream) async throws(PebbleError) {
        self.path = path
        body = response.body
        reader = Mutex(MultipartReader(boundary: try Self.boundary(response.head)))
        guard case .part(let header) = try await next() else { throw Self.incomplete }
        if header.name == "response" {
            try await finish()
            throw .violation("the content of '\(path)' is not in it")
        }
        guard header.name == "files", header.fileName == MultipartForm.fileName(path) else {
            throw .violation("it has '\(header.fileName ?? header.name)' where '\(path)' was asked for")
        }
    }

    /// The next piece of the content; nil at its end.
    func content() async throws(PebbleError) -> ByteBuffer? {
        switch try await next() {
        case .content(let piece): return piece
        case .part(let header):
            guard header.name == "response" else { throw .violation("there are several files in it") }
            try await finish()
            return nil
        // It was read to its end before.
        case nil: return nil
        case .end: throw Self.incomplete
        }
    }

    /// Reads what became of the file, up to the end of the body.
    private func finish() async throws(PebbleError) {
        var result: [UInt8] = []
        while case .content(let piece) = try await next() {
            result += piece.readableBytesView
            guard result.count <= Self.longestResult else {
                throw .violation("its result has more than \(Self.longestResult) bytes")
            }
        }
        // The connection serves again once all of the body is read.
        while try await next() != nil {}
        try PebbleAnswer(json: result).check(path)
    }

    /// What comes next in the body; nil at its end.
    private func next() async throws(PebbleError) -> MultipartReader.Event? {
        while true {
            if let event = try reader.withLock({ reader throws(PebbleError) in try reader.next() }) { return event }
            guard let piece = try await body.next() else {
                guard reader.withLock({ $0.isAtEnd }) else { throw Self.incomplete }
                return nil
            }
            reader.withLock { $0.feed(piece) }
        }
    }

    private static func boundary(_ head: PebbleResponseHead) throws(PebbleError) -> String {
        try PebbleAnswer.check(head, hasContentType: "multipart/form-data")
        let type = HeaderValue(Array((head.header("content-type") ?? "").utf8))
        guard let boundary = type?.parameters["boundary"], (1...70).contains(boundary.utf8.count),
            boundary.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F })
        else { throw .violation("its content type has no boundary of 1 to 70 characters") }
        return boundary
    }

    private static var incomplete: PebbleError { .violation("its multipart body ends too early") }
}

extension PebbleAnswer {
    /// Checks what became of one path, in an answer to what was asked of one.
    ///
    /// - Throws: ``PebbleError`` of code `path` when it failed.
    func check(_ path: String) throws(PebbleError) {
        for element in result.arrayValue ?? [] where element["path"]?.stringValue == path {
            guard let error = element["error"], !error.isNull else { return }
            throw .path(
                path, message: error["message"]?.stringValue ?? "there is no message",
                kind: PebbleError.Kind(rawValue: error["kind"]?.stringValue ?? PebbleError.Kind.generic.rawValue))
        }
        throw .violation("it does not tell what became of '\(path)'")
    }
}
