import Glibc

/// Where the program of a command is.
package enum ExecutableSearch {
    /// Looks for a program as Go's `exec.LookPath` does.
    ///
    /// - Parameters:
    ///   - name: A file's path if it has a `/`, else a name to look for.
    ///   - path: The folders to look in, separated by colons; the daemon's `PATH` if nothing else is said.
    /// - Returns: The path; a path that was given is returned unchecked. `nil` when no folder has such a program.
    package static func find(_ name: String, path: String? = environmentPath) -> String? {
        if name.utf8.contains(UInt8(ascii: "/")) { return name }
        guard !name.isEmpty, let path else { return nil }
        for folder in path.utf8.split(separator: UInt8(ascii: ":")) {
            let candidate = "\(Substring(folder))/\(name)"
            var status = stat()
            if stat(candidate, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(candidate, X_OK) == 0 {
                return candidate
            }
        }
        return nil
    }

    /// The daemon's `PATH`.
    package static var environmentPath: String? {
        getenv("PATH").map { String(cString: $0) }
    }
}
