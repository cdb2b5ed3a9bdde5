import Glibc

/// Serves one page: `page-server ADDRESS PORT FOLDER`.
///
/// The page is FOLDER/page.txt, read for each request. The port that it listens on stands in FOLDER/page-server.port once it
/// does, and each request is a line of FOLDER/requests.log. It answers one request after the other, and runs until a
/// signal ends it.
@main
enum PageServerProgram {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let port = UInt16(arguments[2]) else {
            fail("usage: page-server ADDRESS PORT FOLDER")
        }
        let folder = arguments[3]
        let listener = listen(on: arguments[1], port: port)
        // What is read when it is there must be whole.
        write("\(self.port(of: listener))\n", to: "\(folder)/page-server.port.new", O_TRUNC)
        rename("\(folder)/page-server.port.new", "\(folder)/page-server.port")
        while true {
            let connection = accept(listener, nil, nil)
            if connection < 0 { continue }
            answer(connection, folder)
            close(connection)
        }
    }

    private static func answer(_ connection: Int32, _ folder: String) {
        // A client that says nothing does not keep the others waiting for ever.
        var patience = timeval(tv_sec: 2, tv_usec: 0)
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        guard let request = HTTPRequest(reading: connection) else { return }
        write("\(request.method) \(request.path)\n", to: "\(folder)/requests.log", O_APPEND)
        let response = request.response(page: contents(of: "\(folder)/page.txt"))
        var rest = response[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { return }
            rest = rest.dropFirst(sent)
        }
    }

    // MARK: The socket

    private static func listen(on address: String, port: UInt16) -> Int32 {
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = port.bigEndian
        guard inet_pton(AF_INET, address, &name.sin_addr) == 1 else { fail("'\(address)' is no IPv4 address.") }
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        let bound = withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard bound == 0, Glibc.listen(listener, 64) == 0 else { fail(String(cString: strerror(errno))) }
        return listener
    }

    private static func port(of listener: Int32) -> UInt16 {
        var name = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &size) }
        }
        return UInt16(bigEndian: name.sin_port)
    }

    // MARK: Files

    private static func write(_ text: String, to path: String, _ flag: Int32) {
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flag, 0o640)
        guard file >= 0 else { fail("\(path): \(String(cString: strerror(errno)))") }
        _ = Array(text.utf8).withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
        close(file)
    }

    private static func contents(of path: String) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = part.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
            guard count > 0 else { return count == 0 ? bytes : nil }
            bytes += part[..<count]
        }
    }

    private static func fail(_ reason: String) -> Never {
        _ = Array("\(reason)\n".utf8).withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
        exit(1)
    }
}
