import Glibc
import Pebble

/// The daemon's socket file.
///
/// Everything blocks.
enum DaemonSocket {
    /// Makes the socket, and gives its descriptor, on which nobody listens yet.
    ///
    /// A file that a daemon left behind is replaced.
    ///
    /// - Throws: ``PebbleDaemonError`` when a daemon listens on it, or it cannot be made.
    static func make(_ path: String) throws(PebbleDaemonError) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path), !bytes.contains(0) else {
            throw failure("socket path \(GoText.quoted(path)) is too long: choose another with $PEBBLE_SOCKET")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        try removeStale(path, &address)
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw failure("socket: \(SystemErrorText.of(errno))") }
        guard call(&address, { bind(descriptor, $0, $1) }) == 0 else {
            let code = errno
            close(descriptor)
            throw failure("listen unix \(path): bind: \(SystemErrorText.of(code))")
        }
        // Who may do what is decided by the user who connects; before anybody listens nobody can.
        guard chmod(path, 0o666) == 0 else {
            let code = errno
            close(descriptor)
            unlink(path)
            throw failure("chmod \(path): \(SystemErrorText.of(code))")
        }
        return descriptor
    }

    private static func removeStale(_ path: String, _ address: inout sockaddr_un) throws(PebbleDaemonError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw failure("\(GoText.quoted(path)) is there and is no socket")
        }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw failure("socket: \(SystemErrorText.of(errno))") }
        defer { close(descriptor) }
        if call(&address, { connect(descriptor, $0, $1) }) == 0 || errno == EAGAIN {
            throw failure("socket \(GoText.quoted(path)) already in use")
        }
        unlink(path)
    }

    private static func call(
        _ address: inout sockaddr_un, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    private static func failure(_ text: String) -> PebbleDaemonError { PebbleDaemonError(.cannotStart, text) }
}
