import Glibc

/// Sends texts by UDP.
///
/// It blocks.
enum Datagrams {
    /// Sends each text as a datagram of its own.
    ///
    /// - Returns: Why they could not be sent, or `nil`.
    static func send(_ texts: [String], host: String, port: Int) -> String? {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_DGRAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, String(port), &hints, &found)
        defer { if let found { freeaddrinfo(found) } }
        guard code == 0, let address = found?.pointee else { return "dial udp: lookup \(host): no such host" }
        let descriptor = socket(address.ai_family, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return "socket: \(SystemErrorText.of(errno))" }
        defer { close(descriptor) }
        guard connect(descriptor, address.ai_addr, address.ai_addrlen) == 0 else {
            return "dial udp \(host):\(port): connect: \(SystemErrorText.of(errno))"
        }
        for text in texts {
            let bytes = Array(text.utf8)
            guard Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
                return "write udp \(host):\(port): \(SystemErrorText.of(errno))"
            }
        }
        return nil
    }
}
