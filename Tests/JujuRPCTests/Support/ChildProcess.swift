import CShims
import Foundation

/// A program that is started, whose output and error output are read together.
final class ChildProcess {
    private let process: pid_t
    private let output: Int32
    private var status: Int32?

    struct StartError: Error {
        let program: String
        let number: Int32
    }

    init(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws {
        var ends: [Int32] = [-1, -1]
        guard swiftops_pipe_cloexec(&ends) == 0 else { throw StartError(program: program, number: errno) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO)
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var arguments = ([program] + arguments).map { strdup($0) } + [nil]
        var environment = variables.map { strdup("\($0)=\($1)") } + [nil]
        defer { for pointer in arguments + environment { free(pointer) } }
        var process: pid_t = 0
        let failure = posix_spawn(&process, program, &actions, nil, &arguments, &environment)
        close(ends[1])
        output = ends[0]
        self.process = process
        guard failure == 0 else { throw StartError(program: program, number: failure) }
    }

    deinit {
        close(output)
        if status == nil {
            kill(process, SIGKILL)
            _ = wait()
        }
    }

    /// All that the program still writes, until it has ended.
    func outputToEnd() -> String {
        var all: [UInt8] = []
        while let byte = nextByte() { all.append(byte) }
        return all.text
    }

    /// The next line that the program writes.
    func line() -> String {
        var line: [UInt8] = []
        while let byte = nextByte(), byte != UInt8(ascii: "\n") { line.append(byte) }
        return line.text
    }

    /// Waits for the program's end and returns its exit code.
    func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        self.status = status
        return (status >> 8) & 0xff
    }

    private func nextByte() -> UInt8? {
        var byte: UInt8 = 0
        return read(output, &byte, 1) == 1 ? byte : nil
    }
}
