import Glibc
import Synchronization

/// A check by a program.
enum ExecProbing {
    /// The bytes that are kept of the program's output.
    private static let keptOutput = 4096
    /// How long what the program started may hold its output open once it has ended.
    private static let waitForOutput = Duration.milliseconds(100)

    /// Runs the program, and kills it with all that it started if the task is cancelled.
    static func run(_ probe: CheckConfig.ExecProbe) async throws(CheckFailure) {
        guard let executable = probe.command.first else { throw CheckFailure("exec: no command") }
        let tail = OutputTail(size: keptOutput)
        let output: OutputReader
        let process: ChildProcess
        do throws(ProcessFailure) {
            output = try OutputReader { tail.append($0) }
            do throws(ProcessFailure) {
                process = try await ProcessLauncher.shared.launch { () throws(ProcessFailure) in
                    let credential = try probe.account.resolved()
                    return ProcessLaunch(
                        executable: executable, arguments: Array(probe.command.dropFirst()),
                        environment: ServiceManager.environment(probe.environment, credential),
                        directory: probe.workingDirectory, credential: credential?.unlessCurrent,
                        leadership: .processGroup, output: output.writeEnd, error: output.writeEnd)
                }
            } catch {
                output.discard()
                throw error
            }
        } catch {
            throw CheckFailure(error.description)
        }
        output.begin()
        let code = await withTaskCancellationHandler {
            await process.exitCode
        } onCancel: {
            process.signalGroup(SIGKILL)
        }
        await output.finish(within: waitForOutput)
        guard code != 0 else { return }
        throw CheckFailure("exit status \(code)", output: tail.bytes)
    }
}
