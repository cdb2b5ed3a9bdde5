import Glibc
import PlainValues

/// Makes connected sockets.
///
/// NIO's own would be inherited by the programs that a charm spawns.
enum UnixSocket {
    enum Outcome {
        case connected(CInt)
        /// Not yet: try again for so long, then it is this error.
        case notYet(for: Duration, PebbleError)
        case failed(PebbleError)
    }

    /// The size in bytes of what waits for the daemon.
    private static let sendBufferSize: CInt = 1 << 20
    private static let capacity = MemoryLayout.size(ofValue: sockaddr_un().sun_path)

    /// How long a daemon may take from making its socket to listening on it.
    private static let patience = Duration.milliseconds(50)

    /// Connects to a path.
    ///
    /// It does not block.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - limit: How long to try when the daemon has more connections waiting than it takes.
    static func connect(to path: String, limit: Duration) -> Outcome {
        let bytes = Array(path.utf8)
        guard bytes.count < capacity, !bytes.isEmpty, !bytes.contains(0) else {
            return .failed(
                PebbleError(
                    .invalidArgument,
                    "'\(path)' cannot be a socket's path: it has \(bytes.count) bytes; give 1 to \(capacity - 1), none zero."
                ))
        }
        let type = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue) | CInt(SOCK_NONBLOCK.rawValue)
        let descriptor = socket(AF_UNIX, type, 0)
        guard descriptor >= 0 else { return .failed(failure("A socket cannot be made", errno)) }
        // More than the system gives by itself means fewer turns for what is long; it gives what it allows.
        var room = sendBufferSize
        setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &room, socklen_t(MemoryLayout<CInt>.size))
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.connect(descriptor, $0, size) }
        }
        guard status != 0 else { return .connected(descriptor) }
        let code = errno
        close(descriptor)
        let error = failure("Pebble cannot be reached at '\(path)'", code)
        switch code {
        case EAGAIN:
            return .notYet(
                for: limit, PebbleError(.timeout, "Pebble took no connection within \(limit.goText)."))
        // A daemon that is just starting looks like one that is gone.
        case ECONNREFUSED: return .notYet(for: min(patience, limit), error)
        default: return .failed(error)
        }
    }

    private static func failure(_ what: String, _ code: CInt) -> PebbleError {
        let reason =
            switch code {
            case ENOENT: "there is no such socket; Pebble may not have started yet"
            case ECONNREFUSED: "nothing listens there; Pebble may have stopped"
            case EACCES: "the socket's folder or the socket is not open to this user"
            default: String(cString: strerror(code))
            }
        return PebbleError(.connection, "\(what): \(reason).")
    }
}
