import Glibc

/// A file that is written beside the one whose place it takes once it is whole.
///
/// What is there already and is no regular file, such as a pipe or a device, is written itself.
final class NewFile: Sendable {
    let descriptor: Descriptor
    private let path: String
    /// The file's name until it takes its place; nil when it is written where it is.
    private let temporaryPath: String?

    init(at path: String, permissions: Int? = nil) throws(PebbleError) {
        let permissions = permissions.map { mode_t(truncatingIfNeeded: $0) & 0o7777 }
        var status = stat()
        guard stat(path, &status) == 0 else {
            self.path = path
            (descriptor, temporaryPath) = try Self.create(beside: path, permissions)
            return
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            self.path = path
            temporaryPath = nil
            descriptor = try Descriptor(opening: path, O_WRONLY | O_NONBLOCK)
            return
        }
        // A link stays, and what it points to is replaced.
        self.path = Self.resolved(path)
        (descriptor, temporaryPath) = try Self.create(beside: self.path, permissions ?? status.st_mode & 0o7777)
    }

    private static func create(
        beside path: String, _ permissions: mode_t?
    ) throws(PebbleError) -> (Descriptor, String) {
        let temporary = path + "." + String(UInt64.random(in: .min ... .max), radix: 36) + "~"
        let flags = O_WRONLY | O_CREAT | O_EXCL
        guard let permissions else { return (try Descriptor(opening: temporary, flags), temporary) }
        let descriptor = try Descriptor(opening: temporary, flags, mode: permissions & 0o777)
        descriptor.setPermissions(permissions)
        return (descriptor, temporary)
    }

    private static func resolved(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Puts the file in its place.
    func takePlace() throws(PebbleError) {
        guard let temporaryPath else { return }
        guard rename(temporaryPath, path) == 0 else {
            throw PebbleError(errno: errno, "'\(path)' cannot be written")
        }
    }

    /// Removes what was written.
    func remove() {
        if let temporaryPath { unlink(temporaryPath) }
    }
}
