import Glibc
import Pebble

/// What this machine tells of a file that is to be copied.
struct LocalFile {
    enum Kind { case file, directory, other }

    let kind: Kind
    /// Without the set-user, set-group and sticky bits, which Pebble does not take.
    let permissions: Int
    /// By number: the names may be others in the container, and are not asked for.
    let owner: WorkloadUser

    /// Looks at a path, and follows it when it is a link.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - followsToDirectory: Whether it may be a link to a directory; else that is an error, as it may lead anywhere.
    init(_ path: String, followsToDirectory: Bool) throws(PebbleError) {
        var own = stat()
        var target = stat()
        guard lstat(path, &own) == 0, stat(path, &target) == 0 else {
            throw PebbleError(errno: errno, "'\(path)' cannot be read")
        }
        switch target.st_mode & S_IFMT {
        case S_IFDIR:
            guard followsToDirectory || own.st_mode & S_IFMT != S_IFLNK else { throw .linkToDirectory(path) }
            kind = .directory
        case S_IFREG: kind = .file
        default: kind = .other
        }
        permissions = Int(target.st_mode & 0o777)
        owner = WorkloadUser(id: Int(target.st_uid), groupID: Int(target.st_gid))
    }

    /// The names in a directory, sorted.
    static func names(in directory: String) throws(PebbleError) -> [String] {
        guard let stream = opendir(directory) else {
            throw PebbleError(errno: errno, "The directory '\(directory)' cannot be read")
        }
        defer { closedir(stream) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw PebbleError(errno: errno, "The directory '\(directory)' cannot be read") }
        return names.sorted()
    }

    /// Makes a directory and those above it, as far as they are not there.
    static func makeDirectories(_ path: String) throws(PebbleError) {
        guard mkdir(path, 0o777) != 0 else { return }
        let reason = errno
        if reason == ENOENT, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex {
            try makeDirectories(String(path[..<slash]))
            if mkdir(path, 0o777) == 0 { return }
        }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw PebbleError(errno: reason, "The directory '\(path)' cannot be made")
        }
    }
}

extension PebbleError {
    /// A link within what is copied that leads to a directory.
    static func linkToDirectory(_ path: String) -> PebbleError {
        PebbleError(
            .local, "'\(path)' is a link to a directory, which is not followed; copy that directory by its own path.")
    }

    /// Something that is not a directory, though its contents were asked for.
    static func noDirectory(_ path: String) -> PebbleError {
        PebbleError(.local, "'\(path)' is not a directory, so that it has no contents to copy; leave the '/*' out.")
    }
}
