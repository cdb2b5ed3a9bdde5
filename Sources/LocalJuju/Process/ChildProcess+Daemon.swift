import Glibc

extension ChildProcess {
    /// Starts the program and leaves it to itself: it outlives this process, and Ctrl-C is none of its business.
    ///
    /// - Parameter log: The file that both of its outputs are added to.
    /// - Returns: The process's id.
    func start(log: String) throws(LocalJujuError) -> pid_t {
        let output = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard output >= 0 else { throw Files.failure("cannot be written", log) }
        defer { close(output) }
        return try spawn(standardOutput: output, standardError: output)
    }
}
