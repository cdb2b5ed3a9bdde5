import Glibc
import JujuRPC

/// Chooses how hook commands are run.
public enum HookCommandRunners {
    /// The variable that forces one way.
    private static let setting = "OPS_HOOK_COMMANDS"

    /// Makes the runner for an environment.
    ///
    /// Where Juju offers its agent's socket (`JUJU_AGENT_SOCKET_ADDRESS`, `JUJU_AGENT_SOCKET_NETWORK=unix` and
    /// `JUJU_CONTEXT_ID`), the commands go there, and give way to the tools when it is not as expected; else the tools are
    /// spawned. `OPS_HOOK_COMMANDS=tools` and `OPS_HOOK_COMMANDS=socket` force one of the two.
    ///
    /// - Parameter environment: Looks an environment variable up; by default the process's.
    /// - Returns: The runner. Nothing is connected to or spawned before its first command.
    /// - Throws: ``HookCommandError`` with ``HookCommandError/Code/invalidSetting`` for another value of
    ///   `OPS_HOOK_COMMANDS`, and where the socket is forced and not offered.
    public static func runner(
        environment: ((String) -> String?)? = nil
    ) throws(HookCommandError) -> any HookCommandRunner {
        let environment = environment ?? { getenv($0).map { String(cString: $0) } }
        switch environment(setting) ?? "" {
        case "tools":
            return ToolRunner()
        case "socket":
            do {
                return try socketRunner(environment, fallback: nil)
            } catch {
                throw HookCommandError(
                    .invalidSetting, tool: "",
                    "\(setting) is 'socket', but the agent's socket is not offered: \(error.description)")
            }
        case "":
            let tools = ToolRunner()
            do {
                return try socketRunner(environment, fallback: tools)
            } catch {
                return tools
            }
        case let value:
            throw HookCommandError(
                .invalidSetting, tool: "", "\(setting) is '\(value)'; it can be 'tools' or 'socket', or be left out.")
        }
    }

    private static func socketRunner(
        _ environment: (String) -> String?, fallback: ToolRunner?
    ) throws(SocketNotOffered) -> SocketRunner {
        let address: AgentAddress
        do {
            address = try AgentAddress(environment: environment)
        } catch {
            throw SocketNotOffered(description: error.description)
        }
        guard let contextID = environment("JUJU_CONTEXT_ID"), !contextID.isEmpty else {
            throw SocketNotOffered(description: "JUJU_CONTEXT_ID not set")
        }
        return SocketRunner(
            address: address, contextID: contextID, token: environment("JUJU_AGENT_TOKEN"), fallback: fallback)
    }

    private struct SocketNotOffered: Error {
        let description: String
    }
}
