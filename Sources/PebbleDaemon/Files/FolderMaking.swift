import Glibc
import Pebble

/// Makes folders.
///
/// Everything blocks.
struct FolderMaking {
    /// The permissions, whatever the process's mask.
    let mode: UInt32
    /// Who they belong to.
    let owner: FileOwner

    /// Makes a folder that must not be there, in one that must.
    func make(_ path: String) throws(FileFailure) {
        var status = stat()
        guard lstat(path, &status) != 0 else { throw FileFailure(failed: "mkdir \(path)", EEXIST) }
        try makeNew(path)
    }

    /// Makes a folder and those above it that are not there; one that is there stays as it is.
    func makeAll(_ path: String) throws(FileFailure) {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else { throw FileFailure(failed: "mkdir \(path)", ENOTDIR) }
            return
        }
        // From the top down, without recursion: a path can have thousands of parts.
        var missing: [String] = []
        var current = FilePath.cleaned(path)
        while stat(current, &status) != 0, current != "/" {
            missing.append(current)
            current = FilePath.folder(of: current)
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw FileFailure(failed: "mkdir \(current)", ENOTDIR) }
        for folder in missing.reversed() { try makeNew(folder) }
    }

    /// Makes a folder under another name, and gives it its own once it is as it should be.
    private func makeNew(_ path: String) throws(FileFailure) {
        let temporary = FilePath.cleaned(path) + ".mkdir-new"
        guard mkdir(temporary, 0o700) == 0 || errno == EEXIST else { throw FileFailure(failed: "mkdir \(temporary)") }
        do throws(FileFailure) {
            let folder = open(temporary, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard folder >= 0 else { throw FileFailure(failed: "open \(temporary)") }
            defer { close(folder) }
            try owner.take(folder, temporary)
            guard fchmod(folder, mode) == 0 else { throw FileFailure(failed: "chmod \(temporary)") }
            guard rename(temporary, path) == 0 else { throw FileFailure(failed: "rename \(temporary) \(path)") }
        } catch {
            rmdir(temporary)
            throw error
        }
        FileSync.folder(FilePath.folder(of: FilePath.cleaned(path)))
    }
}
