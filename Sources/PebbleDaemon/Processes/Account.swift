import Glibc

/// A user as the system knows it.
package struct Account: Hashable, Sendable {
    /// The user's name.
    package let name: String
    /// The user's id.
    package let userID: UInt32
    /// The id of the user's primary group.
    package let groupID: UInt32
    /// The user's home directory.
    package let home: String

    /// Looks a user up by name.
    ///
    /// `nil` when there is none. It blocks.
    package init?(name: String) {
        self.init { entry, buffer, size, found in getpwnam_r(name, entry, buffer, size, found) }
    }

    /// Looks a user up by id.
    ///
    /// `nil` when there is none. It blocks.
    package init?(userID: UInt32) {
        self.init { entry, buffer, size, found in getpwuid_r(userID, entry, buffer, size, found) }
    }

    private typealias Lookup = (
        UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int,
        UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>
    ) -> Int32

    private init?(_ lookup: Lookup) {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16384)
        let read = buffer.withUnsafeMutableBufferPointer { buffer -> Account? in
            guard let base = buffer.baseAddress, lookup(&entry, base, buffer.count, &found) == 0, found != nil else {
                return nil
            }
            return Account(
                name: String(cString: entry.pw_name), userID: entry.pw_uid, groupID: entry.pw_gid,
                home: String(cString: entry.pw_dir))
        }
        guard let read else { return nil }
        self = read
    }

    private init(name: String, userID: UInt32, groupID: UInt32, home: String) {
        self.name = name
        self.userID = userID
        self.groupID = groupID
        self.home = home
    }

    /// Looks a group's id up by the group's name.
    ///
    /// `nil` when there is none. It blocks.
    package static func groupID(name: String) -> UInt32? {
        var entry = Glibc.group()
        var found: UnsafeMutablePointer<Glibc.group>?
        var buffer = [CChar](repeating: 0, count: 65536)
        guard getgrnam_r(name, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
        return entry.gr_gid
    }

    /// Looks a group's name up by its id.
    ///
    /// `nil` when there is none. It blocks.
    package static func groupName(groupID: UInt32) -> String? {
        var entry = Glibc.group()
        var found: UnsafeMutablePointer<Glibc.group>?
        var buffer = [CChar](repeating: 0, count: 65536)
        guard getgrgid_r(groupID, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
        return String(cString: entry.gr_name)
    }
}
