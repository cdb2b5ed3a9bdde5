import Glibc

/// A file as a listing shows it.
struct FileEntry: Sendable {
    /// The whole path.
    let path: String
    /// The last part of the path.
    let name: String
    private let status: stat

    init(path: String, name: String, status: stat) {
        self.path = path
        self.name = name
        self.status = status
    }

    /// What kind of file it is.
    var type: String {
        switch status.st_mode & S_IFMT {
        case S_IFREG: "file"
        case S_IFDIR: "directory"
        case S_IFLNK: "symlink"
        case S_IFSOCK: "socket"
        case S_IFIFO: "named-pipe"
        case S_IFCHR, S_IFBLK: "device"
        default: "unknown"
        }
    }

    /// The entry as the reply has it.
    func value(_ names: inout AccountNames) -> ReplyValue {
        let mode = String(status.st_mode & 0o777, radix: 8)
        return .fields([
            "path": .string(path), "name": .string(name), "type": .string(type),
            "size": type == "file" ? .int(Int(status.st_size)) : nil,
            "permissions": .string(String(repeating: "0", count: 3 - mode.utf8.count) + mode),
            "last-modified": .string(modified), "user-id": .int(Int(status.st_uid)),
            "user": .string(names.user(status.st_uid)), "group-id": .int(Int(status.st_gid)),
            "group": .string(names.group(status.st_gid)),
        ])
    }

    private var modified: String {
        let (nanoseconds, overflows) = Int64(status.st_mtim.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
        let farthest: Int64 = status.st_mtim.tv_sec < 0 ? .min : .max
        return WallTime(nanoseconds: overflows ? farthest : nanoseconds).wholeSecondsText(.local)
    }
}
