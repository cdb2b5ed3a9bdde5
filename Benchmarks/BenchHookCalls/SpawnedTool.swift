import Glibc

/// A hook tool that is run as a program of its own, with its output thrown away.
struct SpawnedTool {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let path: String
    let command: String
    /// The variables, as `name=value`.
    let environment: [String]

    /// Runs the tool to its end.
    func run() throws(Failure) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        var arguments = [strdup(command), nil]
        var variables = environment.map { strdup($0) } + [nil]
        defer { for pointer in arguments + variables { free(pointer) } }
        var process: pid_t = 0
        let failure = posix_spawn(&process, path, &actions, nil, &arguments, &variables)
        guard failure == 0 else {
            throw Failure(description: "\(path) cannot be started: \(String(cString: strerror(failure))).")
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        guard status == 0 else { throw Failure(description: "\(path) ended with the status \(status).") }
    }
}
