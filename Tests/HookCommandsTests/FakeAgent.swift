import CShims
import Foundation
import Glibc
import Synchronization

/// A socket that reads requests without understanding them, and answers each with what it was given.
///
/// It closes the connection after its last answer, or, when it is to lose a request, when one more has come.
final class FakeAgent: Sendable {
    let path: String
    private let listener: CInt
    private let answers: [[UInt8]]
    private let losesNextRequest: Bool
    private let requests = Mutex(0)

    /// How many requests have come.
    var requestCount: Int { requests.withLock { $0 } }

    init(answers: [[UInt8]], losesNextRequest: Bool) throws {
        self.answers = answers
        self.losesNextRequest = losesNextRequest
        path = NSTemporaryDirectory() + "/\(UUID().uuidString.prefix(13)).socket"
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else { throw POSIXError(.ENAMETOOLONG) }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0, listen(listener, 8) == 0 else { throw POSIXError(.EIO) }
        Thread.detachNewThread { self.serve() }
    }

    deinit {
        unlink(path)
    }

    /// Listens no longer.
    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private func serve() {
        while true {
            let connection = swiftops_accept_cloexec(listener)
            guard connection >= 0 else { break }
            var buffer = [UInt8](repeating: 0, count: 4096)
            var rest = answers[...]
            while read(connection, &buffer, buffer.count) > 0 {
                requests.withLock { $0 += 1 }
                guard let answer = rest.popFirst() else { break }
                _ = write(connection, answer, answer.count)
                if rest.isEmpty, !losesNextRequest { break }
            }
            close(connection)
        }
        close(listener)
    }

    /// The bytes with which Go's server answers the first call: success, with `{}` as output.
    static let firstSuccess: [UInt8] =
        [0x3A, 0xFF, 0x81, 0x03, 0x01, 0x01, 0x08] + Array("Response".utf8) + [0x01, 0xFF, 0x82, 0x00, 0x01, 0x03]
        + [0x01, 0x0D] + Array("ServiceMethod".utf8) + [0x01, 0x0C, 0x00]
        + [0x01, 0x03] + Array("Seq".utf8) + [0x01, 0x06, 0x00]
        + [0x01, 0x05] + Array("Error".utf8) + [0x01, 0x0C, 0x00, 0x00, 0x00]
        + [0x0F, 0xFF, 0x82, 0x01, 0x0A] + Array("Jujuc.Main".utf8) + [0x00]
        + [0x39, 0xFF, 0x83, 0x03, 0x01, 0x01, 0x0C] + Array("ExecResponse".utf8) + [
            0x01, 0xFF, 0x84, 0x00, 0x01, 0x03,
        ]
        + [0x01, 0x04] + Array("Code".utf8) + [0x01, 0x04, 0x00]
        + [0x01, 0x06] + Array("Stdout".utf8) + [0x01, 0x0A, 0x00]
        + [0x01, 0x06] + Array("Stderr".utf8) + [0x01, 0x0A, 0x00, 0x00, 0x00]
        + [0x07, 0xFF, 0x84, 0x02, 0x02] + Array("{}".utf8) + [0x00]
}
