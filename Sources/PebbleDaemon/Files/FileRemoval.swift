import Glibc

/// Removes files and folders.
///
/// Everything blocks.
enum FileRemoval {
    /// Removes a file or an empty folder.
    static func remove(_ path: String) throws(FileFailure) {
        guard unlink(path) != 0 else { return }
        let unlinking = errno
        guard rmdir(path) != 0 else { return }
        // The one that says more: for a file the second says only that it is no folder.
        throw FileFailure(failed: "remove \(path)", errno == ENOTDIR ? unlinking : errno)
    }

    /// Removes a file, or a folder with all that it holds.
    ///
    /// What is not there is as good as removed.
    static func removeAll(_ path: String) throws(FileFailure) {
        guard FilePath.cleaned(path) != "/" else { throw FileFailure(failed: "remove \(path)", EBUSY) }
        if unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR { return }
        let unlinking = errno
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard folder >= 0 else {
            throw FileFailure(failed: "unlinkat \(path)", errno == ENOTDIR || errno == ELOOP ? unlinking : errno)
        }
        try empty(folder, path)
        guard rmdir(path) == 0 || errno == ENOENT else { throw FileFailure(failed: "unlinkat \(path)") }
    }

    /// Removes what a folder holds, and closes it.
    private static func empty(_ descriptor: Int32, _ path: String) throws(FileFailure) {
        guard let folder = fdopendir(descriptor) else {
            let failure = FileFailure(failed: "open \(path)")
            close(descriptor)
            throw failure
        }
        defer { closedir(folder) }
        var failure: FileFailure?
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: tuple.pointee)) {
                    Array(UnsafeBufferPointer(start: $0, count: strlen($0) + 1))
                }
            }
            if name == [0x2e, 0] || name == [0x2e, 0x2e, 0] { continue }
            do throws(FileFailure) {
                try remove(name, in: descriptor, path)
            } catch {
                // The others go all the same, as with `rm -rf`.
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }

    private static func remove(_ name: [CChar], in folder: Int32, _ path: String) throws(FileFailure) {
        let inner = "\(path)/\(String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))"
        if unlinkat(folder, name, 0) == 0 || errno == ENOENT { return }
        let unlinking = errno
        let descriptor = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw FileFailure(failed: "unlinkat \(inner)", errno == ENOTDIR || errno == ELOOP ? unlinking : errno)
        }
        try empty(descriptor, inner)
        guard unlinkat(folder, name, AT_REMOVEDIR) == 0 || errno == ENOENT else {
            throw FileFailure(failed: "unlinkat \(inner)")
        }
    }
}
