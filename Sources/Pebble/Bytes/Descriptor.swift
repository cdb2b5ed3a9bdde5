import Glibc
import NIOCore

/// An open file, pipe, socket or terminal that is read or written without blocking a thread for long.
///
/// Regular files are read and written at once, as they never wait for anybody. Others are waited for. None is made
/// non-blocking: that would be so for whoever shares it.
final class Descriptor: Sendable {
    private enum Kind {
        /// A regular file, or a device that never waits for anybody.
        case file
        case socket
        case pipe
    }

    private let number: CInt
    private let isOwned: Bool
    private let kind: Kind
    /// The size in bytes of a regular file.
    let size: Int?
    private let isDirectory: Bool
    /// The name that errors have for it.
    private let name: String

    /// Uses a descriptor of somebody else's.
    convenience init(borrowed number: CInt) {
        self.init(number, isOwned: false, name: "descriptor \(number)")
    }

    /// Opens a file.
    convenience init(opening path: String, _ flags: CInt, mode: mode_t = 0o666) throws(PebbleError) {
        let number = open(path, flags | O_CLOEXEC | O_NOCTTY, mode)
        guard number >= 0 else { throw PebbleError(errno: errno, "'\(path)' cannot be opened") }
        self.init(number, isOwned: true, name: "'\(path)'")
        // It can be opened, and not read.
        if isDirectory { throw PebbleError(errno: EISDIR, "'\(path)' cannot be opened") }
    }

    private init(_ number: CInt, isOwned: Bool, name: String) {
        self.number = number
        self.isOwned = isOwned
        self.name = name
        var status = stat()
        guard fstat(number, &status) == 0 else {
            (kind, size, isDirectory) = (.file, nil, false)
            return
        }
        isDirectory = status.st_mode & S_IFMT == S_IFDIR
        switch status.st_mode & S_IFMT {
        case S_IFREG: (kind, size) = (.file, Int(status.st_size))
        case S_IFSOCK: (kind, size) = (.socket, nil)
        case S_IFCHR: (kind, size) = (isatty(number) == 1 ? .pipe : .file, nil)
        default: (kind, size) = (.pipe, nil)
        }
    }

    deinit { if isOwned { close(number) } }

    /// Where reading and writing goes on in a file; 0 where there is no such thing.
    var position: Int { max(0, Int(lseek(number, 0, CInt(SEEK_CUR)))) }

    /// Sets the permissions.
    func setPermissions(_ mode: mode_t) { fchmod(number, mode) }

    /// Reads up to so many bytes; nil at the end.
    func read(upTo count: Int) async throws(PebbleError) -> ByteBuffer? {
        var buffer = ByteBuffer()
        return try await read(upTo: count, into: &buffer) ? buffer : nil
    }

    /// Reads up to so many bytes in the place of what a buffer has, whose memory is used again if nobody else holds it.
    ///
    /// - Returns: Whether there were any; there are none at the end.
    func read(upTo count: Int, into buffer: inout ByteBuffer) async throws(PebbleError) -> Bool {
        while true {
            if kind != .file { try await wait(for: Int16(POLLIN)) }
            var failure: CInt = 0
            buffer.clear(minimumCapacity: count)
            let taken = buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { target in
                let result = Glibc.read(number, target.baseAddress, count)
                if result < 0 { failure = errno }
                return max(0, result)
            }
            if taken > 0 { return true }
            if failure == 0 { return false }
            guard failure == EINTR || failure == EAGAIN else {
                throw PebbleError(errno: failure, "\(name) cannot be read")
            }
        }
    }

    /// Writes all of a piece.
    func write(_ piece: ByteBuffer) async throws(PebbleError) {
        var piece = piece
        while piece.readableBytes > 0 {
            if kind != .file { try await wait(for: Int16(POLLOUT)) }
            var failure: CInt = 0
            _ = piece.readWithUnsafeReadableBytes { bytes in
                let result = put(bytes)
                if result < 0 { failure = errno }
                return max(0, result)
            }
            guard failure == 0 || failure == EINTR || failure == EAGAIN else {
                throw PebbleError(errno: failure, "\(name) cannot be written")
            }
        }
    }

    private func put(_ bytes: UnsafeRawBufferPointer) -> Int {
        switch kind {
        case .file: Glibc.write(number, bytes.baseAddress, bytes.count)
        case .socket: send(number, bytes.baseAddress, bytes.count, CInt(MSG_NOSIGNAL) | CInt(MSG_DONTWAIT))
        // So much is always taken at once when a pipe is writable.
        case .pipe: Glibc.write(number, bytes.baseAddress, min(bytes.count, Int(PIPE_BUF)))
        }
    }

    // MARK: Waiting

    private func wait(for events: Int16) async throws(PebbleError) {
        guard !DescriptorWatch.isReady(number, events) else { return }
        await DescriptorWatch(number, events).wait()
        guard !Task.isCancelled else {
            throw PebbleError(.cancelled, "The task was cancelled while it waited for \(name).")
        }
    }
}
