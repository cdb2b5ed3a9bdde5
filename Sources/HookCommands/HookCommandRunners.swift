import Glibc
import JujuRPC

/// How long a hook command may take, by the command's name, such as `resource-get`; `nil` is without limit.
public typealias HookCommandTimeLimit = (_ command: String) -> Duration?

/// Chooses how hook commands are run.
public enum HookCommandRunners {
    /// The most bytes that the answer of a hook command may have: 32 MiB.
    ///
    /// What Juju keeps is far smaller: its documents end at 16 MB, what a unit keeps in the controller at 2 MB. A longer
    /// answer is refused once so much of it has come, as ``HookCommandError/Code/outputTooLarge``: that costs no more than
    /// twice the limit in memory. An answer at the limit that is read costs up to 22 bytes of memory for each of its
    /// bytes, where it is a list of small numbers, and time in proportion to its length.
    public static let answerLimit = 32 << 20

    /// The variable that forces one way.
    private static let setting = "OPS_HOOK_COMMANDS"

    /// Makes the runner for an environment.
    ///
    /// Where Juju offers its agent's socket (`JUJU_AGENT_SOCKET_ADDRESS`, `JUJU_AGENT_SOCKET_NETWORK=unix` and
    /// `JUJU_CONTEXT_ID`), the commands go there, and give way to the tools when it is not as expected; else the tools are
    /// spawned. `OPS_HOOK_COMMANDS=tools` and `OPS_HOOK_COMMANDS=socket` force one of the two.
    ///
    /// - Parameters:
    ///   - environment: Looks an environment variable up; by default the process's.
    ///   - timeLimit: How long each command may take; by default as long as it likes. At the end of its time a tool is
    ///     killed with the processes that it has started, or the connection to the agent is closed; the command may
    ///     have been carried out then. The error is ``HookCommandError/Code/timedOut``.
    /// - Returns: The runner. Nothing is connected to or spawned before its first command.
    /// - Throws: ``HookCommandError`` with ``HookCommandError/Code/invalidSetting`` for another value of
    ///   `OPS_HOOK_COMMANDS`, and where the socket is forced and not offered.
    public static func runner(
        environment: ((String) -> String?)? = nil, timeLimit: HookCommandTimeLimit? = nil
    ) throws(HookCommandError) -> any HookCommandRunner {
        let environment = environment ?? { getenv($0).map { String(cString: $0) } }
        switch environment(setting) ?? "" {
        case "tools":
            return ToolRunner(timeLimit: timeLimit)
        case "socket":
            do {
                return try socketRunner(environment, timeLimit, fallback: nil)
            } catch {
                throw HookCommandError(
                    .invalidSetting, tool: "",
                    "\(setting) is 'socket', but the agent's socket is not offered: \(error.description)")
            }
        case "":
            let tools = ToolRunner(timeLimit: timeLimit)
            do {
                return try socketRunner(environment, timeLimit, fallback: tools)
            } catch {
                return tools
            }
        case let value:
            throw HookCommandError(
                .invalidSetting, tool: "", "\(setting) is '\(value)'; it can be 'tools' or 'socket', or be left out.")
        }
    }

    private static func socketRunner(
        _ environment: (String) -> String?, _ timeLimit: HookCommandTimeLimit?, fallback: ToolRunner?
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
            address: address, contextID: contextID, token: environment("JUJU_AGENT_TOKEN"),
            timeLimit: timeLimit, fallback: fallback)
    }

    private struct SocketNotOffered: Error {
        let description: String
    }
}
