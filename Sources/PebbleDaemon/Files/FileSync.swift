import Glibc

/// Has the disk keep what was written.
enum FileSync {
    /// Has the disk keep the names in a folder, as well as it can.
    static func folder(_ path: String) {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }
}
