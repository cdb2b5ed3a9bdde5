import Foundation
import Glibc
import Synchronization

/// A program that a test has started.
final class ChildProcess {
    struct CannotStart: Error { let path: String; let reason: String }

    /// Held while a program is started and while one is written: a child that has just been forked keeps the file open
    /// for writing, and what is open for writing cannot be executed.
    static let programs = Mutex(())

    private(set) var process: pid_t = 0
    private var status: Int32?

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - output: The file for its standard output.
    ///   - errors: The file for its standard error.
    init(
        _ path: String, _ arguments: [String] = [], environment: [String: String], output: String, errors: String
    ) throws {
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&files, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&files, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        let failure = Self.programs.withLock { _ in
            posix_spawn(&process, path, &files, nil, &words, &variables)
        }
        guard failure == 0 else { throw CannotStart(path: path, reason: String(cString: strerror(failure))) }
    }

    deinit {
        if status == nil {
            kill()
            wait()
        }
    }

    /// Whether the program still runs.
    var isRunning: Bool {
        if status != nil { return false }
        var ended: Int32 = 0
        guard waitpid(process, &ended, WNOHANG) == process else { return true }
        status = ended
        return false
    }

    func kill() { _ = Glibc.kill(process, SIGKILL) }

    /// Waits for the program's end.
    ///
    /// - Returns: Its exit status; the negative number of the signal when one ended it.
    @discardableResult
    func wait() -> Int32 {
        if status == nil {
            var ended: Int32 = 0
            while waitpid(process, &ended, 0) < 0, errno == EINTR {}
            status = ended
        }
        let ended = status ?? 0
        return ended & 0x7f == 0 ? (ended >> 8) & 0xff : -(ended & 0x7f)
    }
}
