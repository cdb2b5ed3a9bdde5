import Glibc
import OrderedCollections
import Pebble
import PlainValues

/// A file of a container, as a listing shows it.
struct FileEntry {
    /// The path in the container.
    let path: String
    let name: String
    let status: stat
    let owner: FileOwner?

    private var type: FileType {
        switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .directory
        case S_IFLNK: .symlink
        case S_IFSOCK: .socket
        case S_IFIFO: .namedPipe
        case S_IFCHR, S_IFBLK: .device
        default: .unknown
        }
    }

    /// The entry as Pebble answers it.
    var plainValue: PlainValue {
        let mode = String(status.st_mode & 0o777, radix: 8)
        let modified = (try? Timestamp(secondsSince1970: Int(status.st_mtim.tv_sec))) ?? .epoch
        var fields: PlainMap = [
            "path": .string(path), "name": .string(name), "type": .string(type.rawValue),
            "permissions": .string(String(repeating: "0", count: max(0, 3 - mode.utf8.count)) + mode),
            "last-modified": .string(modified.description),
        ]
        if type == .file { fields["size"] = .int(Int(status.st_size)) }
        if let user = owner?.user {
            fields["user"] = .string(user.name ?? "")
            fields["group"] = .string(user.group ?? "")
            if let id = user.id { fields["user-id"] = .int(id) }
            if let id = user.groupID { fields["group-id"] = .int(id) }
        } else {
            fields["user"] = .string(AccountNames.user(status.st_uid))
            fields["group"] = .string(AccountNames.group(status.st_gid))
            fields["user-id"] = .int(Int(status.st_uid))
            fields["group-id"] = .int(Int(status.st_gid))
        }
        return .map(fields)
    }
}

/// The names of this machine's users and groups.
private enum AccountNames {
    /// A user's name; empty when there is none of the number.
    static func user(_ id: uid_t) -> String {
        var (entry, found, buffer) = (passwd(), UnsafeMutablePointer<passwd>?.none, [CChar](repeating: 0, count: 16384))
        getpwuid_r(id, &entry, &buffer, buffer.count, &found)
        return found?.pointee.pw_name.map { String(cString: $0) } ?? ""
    }

    /// A group's name; empty when there is none of the number.
    static func group(_ id: gid_t) -> String {
        var (entry, found, buffer) = (
            Glibc.group(), UnsafeMutablePointer<Glibc.group>?.none, [CChar](repeating: 0, count: 16384)
        )
        getgrgid_r(id, &entry, &buffer, buffer.count, &found)
        return found?.pointee.gr_name.map { String(cString: $0) } ?? ""
    }
}
