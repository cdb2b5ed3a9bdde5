import Glibc

/// A lock on a folder that one process at a time holds; it ends with the process.
struct FolderLock {
    private let descriptor: Int32

    /// Waits for the lock.
    init(_ folder: String) throws(CommandError) {
        descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw CommandError(
                .notFound, "cannot open the model's folder \(folder): \(String(cString: strerror(errno)))")
        }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else {
                let reason = String(cString: strerror(errno))
                close(descriptor)
                throw CommandError(.file, "cannot lock the model's folder \(folder): \(reason)")
            }
        }
    }

    func release() {
        close(descriptor)
    }

    /// Whether a path names a folder.
    static func folderExists(_ path: String) -> Bool {
        var information = stat()
        return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
    }
}
