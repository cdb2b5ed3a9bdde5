import CShims
import Glibc
import Logging

/// The script `hooks/<name>` or `actions/<name>` that a charm of old may have beside its `dispatch`.
///
/// Juju runs `dispatch` alone where there is one; such a script is run first, as `ops` does, and stops the dispatch when
/// it fails.
struct LegacyHook {
    let context: JujuContext
    let charmDirectory: String
    let environment: [String: String]
    let logger: Logger

    func run() throws {
        let relative = context.dispatchPath
        let path = "\(charmDirectory)/\(relative)"
        guard !relative.isEmpty, Self.isFile(path) else { return }
        logger.warning("Legacy hooks are deprecated: observe the event in the charm instead of keeping \(relative).")
        guard access(path, X_OK) == 0 else {
            logger.warning("Legacy \(relative) exists but is not executable.")
            return
        }
        guard !Self.isThisProgram(path) else {
            logger.debug("Legacy \(relative) is just a link to ourselves.")
            return
        }
        logger.info("Running legacy \(relative).")
        let status = try spawn(path)
        guard status == 0 else {
            logger.warning("Legacy \(relative) exited with status \(status).")
            throw DispatchEnd(exitCode: status)
        }
        logger.debug("Legacy \(relative) exited with status 0.")
    }

    private func spawn(_ path: String) throws -> Int32 {
        var arguments: [UnsafeMutablePointer<CChar>?] = ([path] + CommandLine.arguments.dropFirst()).map { strdup($0) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        // The environment is the process's own: it says OPERATOR_DISPATCH, so that a copy of us does not begin anew.
        let failure = posix_spawn(&process, path, nil, nil, arguments, swiftops_environment())
        guard failure == 0 else {
            logger.warning("Unable to run legacy \(context.dispatchPath): \(String(cString: strerror(failure)))")
            throw DispatchEnd(exitCode: 1)
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }

    private static func isFile(_ path: String) -> Bool {
        var information = stat()
        return stat(path, &information) == 0 && information.st_mode & S_IFMT != S_IFDIR
    }

    private static func isThisProgram(_ path: String) -> Bool {
        var hook = stat()
        var program = stat()
        return stat(path, &hook) == 0 && stat("/proc/self/exe", &program) == 0
            && hook.st_ino == program.st_ino && hook.st_dev == program.st_dev
    }
}
