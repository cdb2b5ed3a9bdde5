import CShims
import Glibc

/// Sockets of this machine that no child process inherits.
enum LocalSocket {
    /// Connects to an address.
    ///
    /// - Parameters:
    ///   - address: Where to connect to.
    ///   - timeout: The longest to wait while the listener's queue is full; nil for no limit.
    /// - Returns: The descriptor, which is the caller's to close.
    static func connect(to address: AgentAddress, timeout: Duration?) throws(JujuRPCError) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw connectError(address, errno) }
        if let timeout {
            // At least a microsecond: zero would be no limit at all.
            let microseconds = max(Deadline.nanoseconds(of: timeout) / 1000, 1)
            var limit = timeval(
                tv_sec: Int(microseconds / 1_000_000), tv_usec: Int(microseconds % 1_000_000))
            setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
        while true {
            let failure = address.withSocketAddress { Glibc.connect(descriptor, $0, $1) == 0 ? 0 : errno }
            if failure == 0 { return descriptor }
            guard failure == EINTR else {
                close(descriptor)
                throw connectError(address, failure)
            }
        }
    }

    /// Listens at a path, as a file that only its owner may use.
    ///
    /// - Returns: The descriptor, which is the caller's to close.
    static func listen(at path: String) throws(JujuRPCError) -> Int32 {
        let address = try AgentAddress(address: path)
        guard !address.isAbstract else {
            throw JujuRPCError(.cannotListen, "The server's socket \"\(path)\" is not a path.")
        }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw listenError(path, errno) }
        removeLeftBehind(path)
        let isBound = address.withSocketAddress { bind(descriptor, $0, $1) == 0 }
        // Nobody can connect before `listen`, so the file is never open to others.
        guard isBound, chmod(path, 0o700) == 0, Glibc.listen(descriptor, SOMAXCONN) == 0 else {
            let failure = errno
            close(descriptor)
            if isBound { unlink(path) }
            throw listenError(path, failure)
        }
        return descriptor
    }

    /// Waits for a connection.
    ///
    /// - Returns: Its descriptor, which is the caller's to close; nil once the listener is shut down.
    static func accept(at listener: Int32) -> Int32? {
        while true {
            let descriptor = swiftops_accept_cloexec(listener)
            if descriptor >= 0 { return descriptor }
            switch errno {
            case EINTR, ECONNABORTED: continue
            // Descriptors or memory have run out for the moment; the connection waits in the queue.
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: usleep(10_000)
            default: return nil
            }
        }
    }

    /// The process that connected, or nil where the system does not say.
    static func peerProcess(of descriptor: Int32) -> Int32? {
        // The structure ucred: three numbers of four bytes.
        var credentials: (process: pid_t, user: uid_t, group: gid_t) = (0, 0, 0)
        var size = socklen_t(MemoryLayout.size(ofValue: credentials))
        guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size) == 0, credentials.process > 0 else {
            return nil
        }
        return credentials.process
    }

    /// Ends what waits on a socket: on Linux that wakes a thread in `accept` as well.
    static func shutDown(_ descriptor: Int32) {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    static func close(_ descriptor: Int32) {
        Glibc.close(descriptor)
    }

    static func removeFile(at path: String) {
        unlink(path)
    }

    /// Removes the socket file of a server that was killed; any other file stays, and listening fails.
    private static func removeLeftBehind(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else { return }
        unlink(path)
    }

    private static func connectError(_ address: AgentAddress, _ failure: Int32) -> JujuRPCError {
        JujuRPCError(
            .cannotConnect, "The unit agent's socket \(address.description) cannot be connected to: \(text(failure)).")
    }

    private static func listenError(_ path: String, _ failure: Int32) -> JujuRPCError {
        JujuRPCError(.cannotListen, "No server can listen at \(path): \(text(failure)).")
    }

    private static func text(_ failure: Int32) -> String { String(cString: strerror(failure)) }
}
