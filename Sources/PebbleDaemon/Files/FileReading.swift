import Glibc
import NIOCore
import Pebble

/// Writes files as the multipart body of a reply.
///
/// Everything blocks.
struct FileReading {
    /// The size in bytes of the pieces in which files are read.
    private static let pieceSize = 512 << 10

    private let boundary: String
    private let body: ReplyBody
    /// What tells that the piece before the last was taken: no more than two are under way.
    private var sending: EventLoopFuture<Void>?
    private var isGone = false

    /// Makes a reading of files.
    ///
    /// - Parameters:
    ///   - boundary: What separates the parts, which no file holds.
    ///   - body: Where they go.
    init(boundary: String, body: ReplyBody) {
        self.boundary = boundary
        self.body = body
    }

    /// A boundary that nobody can guess: 60 hexadecimal digits.
    static func boundary() -> String {
        (0..<30).map { _ in
            let byte = UInt8.random(in: .min ... .max)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    /// Writes the files, and what came of each.
    mutating func run(_ paths: [String]) {
        var begin = "--"
        var results: [FileResult] = []
        for path in paths where !isGone {
            do throws(FileFailure) {
                let file = try Self.open(path)
                defer { close(file) }
                let name = Self.quoted(path)
                send(
                    """
                    \(begin)\(boundary)\r\nContent-Disposition: form-data; name="files"; filename=\(name)\r\n\
                    Content-Type: application/octet-stream\r\n\r\n
                    """)
                begin = "\r\n--"
                try copy(file, path)
                results.append(FileResult(path, failure: nil))
            } catch {
                results.append(FileResult(path, failure: error))
            }
        }
        let reply = ReplyEnvelope.sync(.array(results.map(\.value)), status: 200, latestWarning: nil)
        send(
            """
            \(begin)\(boundary)\r\nContent-Disposition: form-data; name="response"\r\n\
            Content-Type: application/json\r\n\r\n\(String(decoding: reply.json(), as: UTF8.self))\n\
            \r\n--\(boundary)--\r\n
            """)
    }

    private static func open(_ path: String) throws(FileFailure) -> Int32 {
        guard FilePath.isAbsolute(path) else {
            throw FileFailure("paths must be absolute, got \(GoText.quoted(path))")
        }
        var status = stat()
        guard stat(path, &status) == 0 else { throw FileFailure(failed: "stat \(path)") }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw FileFailure("can only read a regular file: \(GoText.quoted(path))")
        }
        // Should it have become a pipe meanwhile, opening it must not wait for a writer.
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw FileFailure(failed: "open \(path)") }
        return file
    }

    private mutating func copy(_ file: Int32, _ path: String) throws(FileFailure) {
        var status = stat()
        // The size is a hint for the first piece; the file's end is where reading ends.
        let hint = fstat(file, &status) == 0 ? Int(status.st_size) + 1 : Self.pieceSize
        while !isGone {
            var piece = body.channel.allocator.buffer(capacity: min(max(hint, 512), Self.pieceSize))
            var failure: Int32 = 0
            let count = piece.writeWithUnsafeMutableBytes(minimumWritableBytes: 1) { space in
                let count = read(file, space.baseAddress, space.count)
                failure = count < 0 ? errno : 0
                return max(count, 0)
            }
            if failure == EINTR { continue }
            if failure != 0 { throw FileFailure(failed: "read \(path)", failure) }
            if count == 0 { return }
            send(piece)
        }
    }

    private mutating func send(_ text: String) {
        send(ByteBuffer(string: text))
    }

    private mutating func send(_ bytes: ByteBuffer) {
        let next = body.send(bytes)
        if let sending, (try? sending.wait()) == nil { isGone = true }
        sending = next
    }

    private static func quoted(_ path: String) -> String {
        var text = "\""
        for scalar in path.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\r": text += "%0D"
            case "\n": text += "%0A"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
