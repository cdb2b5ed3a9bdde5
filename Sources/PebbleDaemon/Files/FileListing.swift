import Glibc

/// Lists files.
///
/// Everything blocks.
enum FileListing {
    /// The files that a request asks for.
    ///
    /// - Parameters:
    ///   - path: A path from the root; a link is followed.
    ///   - pattern: What names match, or `nil` for all.
    ///   - itself: Whether a folder is listed itself, and not what it holds.
    static func list(_ path: String, pattern: String?, itself: Bool) throws(FileFailure) -> [FileEntry] {
        var status = stat()
        guard stat(path, &status) == 0 else { throw FileFailure(failed: "stat \(path)") }
        let entries: [FileEntry]
        if itself || status.st_mode & S_IFMT != S_IFDIR {
            let name = FilePath.name(of: path)
            entries = [
                FileEntry(path: FilePath.joined(FilePath.folder(of: path), name), name: name, status: status)
            ]
        } else {
            entries = try self.entries(of: path)
        }
        guard let pattern else { return entries }
        do throws(NamePattern.Malformed) {
            let pattern = try NamePattern(pattern)
            return entries.filter { pattern.matches($0.name) }
        } catch {
            throw FileFailure("syntax error in pattern")
        }
    }

    private static func entries(of path: String) throws(FileFailure) -> [FileEntry] {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure(failed: "open \(path)") }
        guard let folder = fdopendir(descriptor) else {
            let failure = FileFailure(failed: "open \(path)")
            close(descriptor)
            throw failure
        }
        defer { closedir(folder) }
        var entries: [(name: [UInt8], entry: FileEntry)] = []
        while let entry = readdir(folder) {
            var status = stat()
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: tuple.pointee)) { name in
                    // A name need not be UTF-8: the system is asked with its own bytes.
                    fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0
                        ? UnsafeBufferPointer(start: name, count: strlen(name)).map { UInt8(bitPattern: $0) } : nil
                }
            }
            // What was removed meanwhile is not there.
            guard let name, name != [0x2e], name != [0x2e, 0x2e] else { continue }
            let text = String(decoding: name, as: UTF8.self)
            entries.append((name, FileEntry(path: FilePath.joined(path, text), name: text, status: status)))
        }
        return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }.map(\.entry)
    }
}
