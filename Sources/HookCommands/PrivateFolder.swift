import Glibc

/// A temporary folder of files that only this user can read, for the time of one hook command.
///
/// What is not to stand on a command line, or is too long for one, is handed over in such files.
package struct PrivateFolder {
    /// What could not be done, and the system's error number.
    package struct Failure: Error {
        /// What could not be done, as a clause.
        package let problem: String
        /// The system's error number.
        package let errorNumber: Int32
    }

    private let path: String
    private var files: [String] = []

    /// Makes an empty folder of mode 0700 where temporary files belong.
    package init() throws(Failure) {
        var parent = getenv("TMPDIR").map { String(cString: $0) } ?? ""
        if !parent.hasPrefix("/") { parent = "/tmp" }
        // `mkdtemp` puts other letters in the place of the Xs.
        var template = Array("\(parent)/swift-ops-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Failure(problem: "no folder could be made in \(parent)", errorNumber: errno)
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Writes a file of mode 0600, and returns its path.
    package mutating func write(_ text: String, to name: String) throws(Failure) -> String {
        let path = "\(path)/\(name)"
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Failure(problem: "\(path) could not be made", errorNumber: errno) }
        defer { close(file) }
        files.append(path)
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Failure(problem: "\(path) could not be written", errorNumber: errno) }
            rest = rest.dropFirst(count)
        }
        return path
    }

    /// Removes the files and the folder.
    package func remove() {
        for file in files { unlink(file) }
        rmdir(path)
    }
}
