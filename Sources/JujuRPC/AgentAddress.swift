import Glibc

/// Where the unit agent listens for hook commands: a local socket, by path or by abstract name.
package struct AgentAddress: Hashable, Sendable {
    /// The address as `connect` takes it: the path, or a NUL and the abstract name.
    private let bytes: [UInt8]
    /// The address as Juju writes it.
    package let description: String

    /// Reads an address as Juju gives it.
    ///
    /// - Parameters:
    ///   - address: `JUJU_AGENT_SOCKET_ADDRESS`: a path, or `@name` for an abstract socket of Linux.
    ///   - network: `JUJU_AGENT_SOCKET_NETWORK`: `unix`.
    /// - Throws: ``JujuRPCError`` with the code `unsupportedAddress` for any other network, and for what is no address.
    package init(address: String, network: String = "unix") throws(JujuRPCError) {
        guard network == "unix" else {
            throw JujuRPCError(
                .unsupportedAddress,
                "The agent's socket is of the network \"\(network)\", and only \"unix\" can be called directly.")
        }
        var bytes = Array(address.utf8)
        guard !bytes.isEmpty, !bytes.contains(0) else {
            throw JujuRPCError(.unsupportedAddress, "The agent's socket address is empty or holds a NUL.")
        }
        // A path needs its terminating NUL as well; an abstract name has none.
        let isAbstract = bytes[0] == UInt8(ascii: "@")
        guard bytes.count < Self.capacity else {
            throw JujuRPCError(
                .unsupportedAddress,
                "The socket path \"\(address)\" has \(bytes.count) bytes, and at most \(Self.capacity - 1) are possible."
            )
        }
        if isAbstract { bytes[0] = 0 }
        self.bytes = bytes
        description = address
    }

    /// Reads the address from the variables that Juju sets for a hook.
    ///
    /// - Parameter environment: Looks a variable up.
    /// - Throws: ``JujuRPCError`` with the code `missingVariable`, or `unsupportedAddress`.
    package init(environment: (String) -> String?) throws(JujuRPCError) {
        func required(_ name: String) throws(JujuRPCError) -> String {
            guard let value = environment(name), !value.isEmpty else {
                throw JujuRPCError(.missingVariable, "\(name) not set")
            }
            return value
        }
        try self.init(
            address: required("JUJU_AGENT_SOCKET_ADDRESS"), network: required("JUJU_AGENT_SOCKET_NETWORK"))
    }

    /// The longest address that the system takes.
    private static let capacity = MemoryLayout.size(ofValue: sockaddr_un().sun_path)

    /// Whether the address is a name without a file.
    var isAbstract: Bool { bytes.first == 0 }

    /// Calls the body with the address in the system's form.
    func withSocketAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        // The family, the bytes, and the NUL that ends a path.
        let length = MemoryLayout<sa_family_t>.size + bytes.count + (isAbstract ? 0 : 1)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(length)) }
        }
    }
}
