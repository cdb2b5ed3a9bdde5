import Glibc
import Testing

@testable import JujuRPC

@Suite struct AgentAddressTests {
    @Test("a path is taken with the NUL that ends it")
    func path() throws {
        let (bytes, length) = try socketAddress("/run/a.socket")
        #expect(length == 2 + 13 + 1)
        #expect(Array(bytes.prefix(14)) == Array("/run/a.socket".utf8) + [0])
    }

    @Test("a name that begins with an @ is an abstract socket, without a NUL at its end")
    func abstractName() throws {
        let (bytes, length) = try socketAddress("@juju")
        #expect(length == 2 + 5)
        #expect(Array(bytes.prefix(5)) == [0] + Array("juju".utf8))
    }

    @Test("a client connects to an abstract socket")
    func connectToAbstractSocket() throws {
        let address = try AgentAddress(address: "@swift-ops-rpc-\(getpid())")
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        defer { close(listener) }
        try #require(address.withSocketAddress { bind(listener, $0, $1) } == 0)
        try #require(listen(listener, 1) == 0)
        let client = try HookClient(address: address)
        client.close()
    }

    static let unsupported: [(address: String, network: String, error: String)] = [
        (
            "10.0.0.1:17070", "tcp",
            "The agent's socket is of the network \"tcp\", and only \"unix\" can be called directly."
        ),
        ("", "unix", "The agent's socket address is empty or holds a NUL."),
        ("/a\0b", "unix", "The agent's socket address is empty or holds a NUL."),
        (
            "/" + String(repeating: "x", count: 107), "unix",
            "The socket path \"/\(String(repeating: "x", count: 107))\" has 108 bytes, and at most 107 are possible."
        ),
    ]

    @Test("what is no local address is an error that names why", arguments: unsupported.indices)
    func unsupportedAddress(_ index: Int) {
        let (address, network, description) = Self.unsupported[index]
        let error = #expect(throws: JujuRPCError.self) { try AgentAddress(address: address, network: network) }
        #expect(error?.code == .unsupportedAddress)
        #expect(error?.description == description)
    }

    @Test("the longest possible path is taken")
    func longestPath() throws {
        let path = "/" + String(repeating: "x", count: 106)
        #expect(try socketAddress(path).length == 110)
    }

    @Test(
        "each variable is required, and an empty one is as none",
        arguments: ["JUJU_AGENT_SOCKET_ADDRESS", "JUJU_AGENT_SOCKET_NETWORK"], [nil, ""])
    func missingVariable(_ name: String, _ value: String?) throws {
        var environment = ["JUJU_AGENT_SOCKET_ADDRESS": "/a", "JUJU_AGENT_SOCKET_NETWORK": "unix"]
        #expect(try AgentAddress(environment: { environment[$0] }).description == "/a")
        environment[name] = value
        let error = #expect(throws: JujuRPCError.self) { try AgentAddress(environment: { environment[$0] }) }
        #expect(error?.code == .missingVariable)
        #expect(error?.description == "\(name) not set")
    }

    private func socketAddress(_ address: String) throws -> (bytes: [UInt8], length: Int) {
        try AgentAddress(address: address).withSocketAddress { pointer, length in
            let raw = UnsafeRawBufferPointer(start: pointer, count: MemoryLayout<sockaddr_un>.size)
            return (Array(raw.dropFirst(2)), Int(length))
        }
    }
}
