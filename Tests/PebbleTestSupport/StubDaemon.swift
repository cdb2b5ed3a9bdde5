import Foundation
import Glibc
import Synchronization

/// A server on a real unix socket that reads requests and answers what a test says, be it nonsense.
package final class StubDaemon: Sendable {
    /// Answers a request, on a thread of the connection's own.
    package typealias Handler = @Sendable (StubRequest, StubConnection) -> Void

    /// How much of a request is read before it is answered.
    package enum Reading: Sendable { case whole, heads }

    private struct State {
        var listener: CInt = -1
        var connections: [StubConnection] = []
        var requests: [StubRequest] = []
    }

    package let path: String
    private let folder: String
    private let state = Mutex(State())
    private let reading: Reading
    private let handler: Handler

    /// Starts a server.
    package init(reading: Reading = .whole, _ handler: @escaping Handler) throws {
        self.reading = reading
        folder = try Self.makeFolder()
        path = folder + "/socket"
        self.handler = handler
        try start()
    }

    deinit {
        stop()
        unlink(path)
        rmdir(folder)
    }

    /// What was asked so far.
    package var requests: [StubRequest] { state.withLock { $0.requests } }

    /// How many connections were made so far.
    package var connectionCount: Int { state.withLock { $0.connections.count } }

    /// Listens, after it was stopped.
    package func start() throws {
        let listener = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listener, $0, size) }
        }
        guard listener >= 0, bound == 0, listen(listener, 64) == 0 else { throw StubFailure(errno: errno) }
        state.withLock { $0.listener = listener }
        Thread.detachNewThread { [weak self] in
            // Whoever waits on it closes it: another server's listener may get its number at once.
            defer { close(listener) }
            while case let descriptor = accept(listener, nil, nil), descriptor >= 0 {
                _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
                guard let self else {
                    close(descriptor)
                    return
                }
                serve(descriptor)
            }
        }
    }

    /// Closes the socket and every connection.
    package func stop(keepingFile: Bool = false) {
        let (listener, connections) = state.withLock { state in
            defer { state.listener = -1 }
            return (state.listener, state.connections)
        }
        if listener >= 0 {
            shutdown(listener, CInt(SHUT_RDWR))
            if !keepingFile { unlink(path) }
        }
        for connection in connections { connection.close() }
    }

    private func serve(_ descriptor: CInt) {
        let connection = state.withLock { state in
            let connection = StubConnection(descriptor, number: state.connections.count)
            state.connections.append(connection)
            return connection
        }
        let (handler, reading) = (handler, reading)
        Thread.detachNewThread { [weak self] in
            while let request = connection.read(reading) {
                self?.state.withLock { $0.requests.append(request) }
                handler(request, connection)
            }
        }
    }

    private static func makeFolder() throws -> String {
        var template = Array("\(NSTemporaryDirectory())/stub-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw StubFailure(errno: errno) }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

package struct StubFailure: Error {
    package let errno: CInt
}

/// A request as the server has read it.
package struct StubRequest: Sendable {
    /// The number of its connection, from 0.
    package let connection: Int
    package let method: String
    package let target: String
    /// The header fields, by names in lower case.
    package let headers: [String: String]
    package let body: [UInt8]
    /// Whether the body came to its end.
    package let isWhole: Bool

    package var text: String { String(decoding: body, as: UTF8.self) }
}
