import CShims
import Glibc

/// The program that a charm in a pod is started by, under the name ``name``.
///
/// A charm that does not know the variable `OPS_CONTAINERS`, as those in Python do not, looks for its containers at
/// `/charm/containers`. The program shows it the folder there, where the kernel lets it, and then becomes the charm. Where the
/// kernel does not, a Python charm still finds them by a module on its `PYTHONPATH`, unless it sets that itself.
package enum PodProgram {
    package static let name = "charm-in-pod"

    /// Becomes the charm, and returns only when that is not possible.
    ///
    /// - Parameter arguments: The folder of the containers, an empty folder for the view, the folder of the Python module,
    ///   and the charm's program with its arguments.
    /// - Returns: What the process exits with.
    package static func run(_ arguments: [String]) -> Int32 {
        guard arguments.count > 3 else { return 2 }
        let (containers, view, python, program) = (arguments[0], arguments[1], arguments[2], arguments[3])
        if swiftops_enter_pod_view(containers, view) != 0 {
            let others = getenv("PYTHONPATH").map { ":" + String(cString: $0) } ?? ""
            setenv("PYTHONPATH", python + others, 1)
        }
        var words = arguments.dropFirst(3).map { strdup($0) } + [nil]
        execv(program, &words)
        writeError("fork/exec \(program): \(SystemError.text(errno))\n")
        return 127
    }

    private static func writeError(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }
}
