import ArgumentParser
import Glibc
import Pebble

/// A command that runs in a container with this process's input and outputs, and gets its signals.
enum AttachedExec {
    /// Runs it to its end.
    ///
    /// - Throws: `ExitCode` with the command's own when it is not 0, and what the client throws.
    static func run(
        _ words: [String], _ client: PebbleClient, environment: [String: String] = [:], directory: String? = nil,
        timeout: Duration? = nil, user: WorkloadUser? = nil, serviceContext: String? = nil
    ) async throws {
        let process = try await client.exec(
            words, environment: environment, workingDirectory: directory, timeout: timeout, user: user,
            serviceContext: serviceContext, standardInput: .source(.descriptor(STDIN_FILENO)),
            standardOutput: .descriptor(STDOUT_FILENO), standardError: .descriptor(STDERR_FILENO))
        let signals = ForwardedSignals { number in try? process.sendSignal(number) }
        defer { signals.end() }
        do throws(PebbleError) {
            try await process.wait()
        } catch {
            guard error.code == .exec, let code = error.exitCode else { throw error }
            throw ExitCode(Int32(truncatingIfNeeded: code))
        }
    }
}
