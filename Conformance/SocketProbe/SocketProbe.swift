import CShims
import Glibc
import HookCommands
import JujuRPC

/// Runs the conformance probe beside an agent's socket, so that the same cases prove the other way of calling Juju.
///
/// Behind the socket are the same tools: each call spawns the one on `PATH`. The probe is told to use nothing but the
/// socket.
@main
enum SocketProbe {
    static func main() {
        do {
            exit(try run())
        } catch {
            let text = Array("ERROR \(error)\n".utf8)
            write(STDERR_FILENO, text, text.count)
            exit(1)
        }
    }

    private static func run() throws -> Int32 {
        var template = Array("/tmp/swift-ops-agent-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure(description: "No folder for the socket can be made.") }
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { rmdir(folder) }
        let contextID = HookToolProgram.variable("JUJU_CONTEXT_ID") ?? ""
        let server = HookServer(path: folder + "/agent.socket", contextID: contextID) {
            (request) throws(HookServerRefusal) in answer(request)
        }
        try server.start()
        setenv("JUJU_AGENT_SOCKET_ADDRESS", folder + "/agent.socket", 1)
        setenv("JUJU_AGENT_SOCKET_NETWORK", "unix", 1)
        setenv("OPS_HOOK_COMMANDS", "socket", 1)
        let code = try runProbe()
        // A connection that the probe has left open would hold a real agent up.
        guard server.close(waitingAtMost: .seconds(2)) == 0 else {
            throw Failure(description: "The probe has left a connection to the agent open.")
        }
        return code
    }

    /// Runs the tool that a request names.
    private static func answer(_ request: HookRequest) -> HookResponse {
        do throws(HookCommandError) {
            let output = try ToolRunner().run(HookCommand(request.command, request.arguments, input: request.input))
            return HookResponse(exitCode: 0, output: output, errorOutput: [])
        } catch {
            return HookResponse(
                exitCode: error.exitCode ?? 1, output: [],
                errorOutput: Array((error.standardError.isEmpty ? error.description : error.standardError).utf8))
        }
    }

    /// Runs the probe, which is built beside this program, and waits for it.
    private static func runProbe() throws -> Int32 {
        guard let program = realpath("/proc/self/exe", nil) else {
            throw Failure(description: "Where this program is cannot be told.")
        }
        defer { free(program) }
        let path = String(cString: program)
        let probe = path[..<(path.lastIndex(of: "/") ?? path.startIndex)] + "/conformance-probe"
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(String(probe)), nil]
        defer { free(arguments[0]) }
        var process: pid_t = 0
        let failure = posix_spawn(&process, String(probe), nil, nil, &arguments, swiftops_environment())
        guard failure == 0 else {
            throw Failure(description: "\(probe) cannot be run: \(String(cString: strerror(failure))). Build it first.")
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
    }

    private struct Failure: Error, CustomStringConvertible {
        let description: String
    }
}
