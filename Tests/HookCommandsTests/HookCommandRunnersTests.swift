import HookCommands
import Testing

@Suite struct HookCommandRunnersTests {
    private static let offered = [
        "JUJU_AGENT_SOCKET_ADDRESS": "/nonexistent/agent.socket", "JUJU_AGENT_SOCKET_NETWORK": "unix",
        "JUJU_CONTEXT_ID": "app/0-install-1",
    ]

    private static func with(_ changes: [String: String]) -> [String: String] {
        offered.merging(changes) { $1 }
    }

    @Test(
        "the socket is chosen where it is offered, unless the tools are forced",
        arguments: [
            offered, with(["JUJU_AGENT_SOCKET_ADDRESS": "@abstract"]), with(["OPS_HOOK_COMMANDS": ""]),
            with(["OPS_HOOK_COMMANDS": "socket"]), with(["JUJU_AGENT_TOKEN": "t"]),
        ])
    func socket(environment: [String: String]) throws {
        #expect(try HookCommandRunners.runner { environment[$0] } is SocketRunner)
    }

    @Test(
        "the tools are chosen where the socket is not offered, or not of a kind that is spoken",
        arguments: [
            [:], with(["OPS_HOOK_COMMANDS": "tools"]), ["OPS_HOOK_COMMANDS": "tools"], with(["JUJU_CONTEXT_ID": ""]),
            with(["JUJU_AGENT_SOCKET_NETWORK": "tcp", "JUJU_AGENT_SOCKET_ADDRESS": "10.0.0.1:30666"]),
            with(["JUJU_AGENT_SOCKET_NETWORK": ""]), with(["JUJU_AGENT_SOCKET_ADDRESS": ""]),
            with(["JUJU_AGENT_SOCKET_ADDRESS": "/" + String(repeating: "x", count: 200)]),
        ])
    func tools(environment: [String: String]) throws {
        #expect(try HookCommandRunners.runner { environment[$0] } is ToolRunner)
    }

    @Test(
        "another value than tools and socket is an error that lists them", arguments: ["Socket", "both", "1", " tools"])
    func otherSetting(value: String) throws {
        let error = try #require(throws: HookCommandError.self) {
            try HookCommandRunners.runner { Self.with(["OPS_HOOK_COMMANDS": value])[$0] }
        }
        #expect(error.code == .invalidSetting)
        #expect(
            error.description == "OPS_HOOK_COMMANDS is '\(value)'; it can be 'tools' or 'socket', or be left out.")
    }

    @Test(
        "a socket that is forced and not offered is an error that says why",
        arguments: [
            ([:], "JUJU_AGENT_SOCKET_ADDRESS not set"), (with(["JUJU_CONTEXT_ID": ""]), "JUJU_CONTEXT_ID not set"),
            (
                with(["JUJU_AGENT_SOCKET_NETWORK": "tcp"]),
                "The agent's socket is of the network \"tcp\", and only \"unix\" can be called directly."
            ),
        ] as [([String: String], String)])
    func forcedWithoutOffer(environment: [String: String], reason: String) throws {
        let error = try #require(throws: HookCommandError.self) {
            try HookCommandRunners.runner { $0 == "OPS_HOOK_COMMANDS" ? "socket" : environment[$0] }
        }
        #expect(error.code == .invalidSetting)
        #expect(
            error.description == "OPS_HOOK_COMMANDS is 'socket', but the agent's socket is not offered: \(reason)")
    }
}
