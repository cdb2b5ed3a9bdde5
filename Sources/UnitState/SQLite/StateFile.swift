import Glibc

/// The database's file, before SQLite opens it.
enum StateFile {
    /// Only the owner reads and writes what a charm stores: it may hold secrets.
    private static let ownerOnly: mode_t = 0o600
    private static let permissionBits: mode_t = 0o7777

    /// Makes the file when there is none, and takes everyone else's permissions from it otherwise.
    ///
    /// - Returns: Whether the file was made.
    static func prepare(_ path: String) throws(UnitStateError) -> Bool {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw UnitStateError(
                .cannotOpen, "\(path.debugDescription) is no file name; the state database needs one.")
        }
        var status = stat()
        if stat(path, &status) == 0 {
            try protect(path, status)
            return false
        }
        guard errno == ENOENT else { throw failure(path, "cannot be looked at", errno) }
        return try create(path)
    }

    /// Makes sure that a file which is there is one that can be read without waiting for anybody.
    static func checkIsRegular(_ path: String) throws(UnitStateError) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw failure(path, "cannot be looked at", errno) }
        try checkIsRegular(path, status)
    }

    private static func checkIsRegular(_ path: String, _ status: stat) throws(UnitStateError) {
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw UnitStateError(
                .cannotOpen,
                "\"\(path)\" is not a regular file, so it cannot be the unit's state database; move it away.")
        }
    }

    private static func protect(_ path: String, _ status: stat) throws(UnitStateError) {
        try checkIsRegular(path, status)
        // SQLite takes a file of one byte for an empty one and would write over it.
        guard status.st_size != 1 else {
            throw UnitStateError(
                .damagedDatabase,
                "\"\(path)\" has one byte, so it is a damaged state database; restore it from a copy, or move it away.")
        }
        guard status.st_mode & permissionBits != ownerOnly else { return }
        guard chmod(path, ownerOnly) == 0 else { throw failure(path, "cannot be kept from other users", errno) }
    }

    private static func create(_ path: String) throws(UnitStateError) -> Bool {
        // Exclusively: another process, or a link that leads nowhere, must not decide what is opened.
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, ownerOnly)
        if descriptor >= 0 {
            close(descriptor)
            return true
        }
        // Another dispatch can have made it since; what a broken link names is still not there.
        guard errno == EEXIST else { throw failure(path, "cannot be made", errno) }
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw UnitStateError(
                .cannotOpen, "\"\(path)\" is a link to a file that does not exist; remove the link or make the file.")
        }
        try protect(path, status)
        return false
    }

    private static func failure(_ path: String, _ what: String, _ number: Int32) -> UnitStateError {
        UnitStateError(
            .cannotOpen,
            "The unit's state database \"\(path)\" \(what): \(String(cString: strerror(number))); "
                + "check the folder, its owner and its permissions.")
    }
}
