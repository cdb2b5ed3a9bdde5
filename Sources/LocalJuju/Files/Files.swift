import Foundation
import Glibc

/// The few things that a local model does with files, with errors that name the file.
enum Files {
    /// Reads a whole file of at most `limit` bytes.
    static func read(_ path: String, limit: Int) throws(LocalJujuError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure("cannot be opened", path) }
        defer { close(descriptor) }
        var information = stat()
        guard fstat(descriptor, &information) == 0 else { throw failure("cannot be read", path) }
        guard information.st_mode & S_IFMT == S_IFREG else {
            throw LocalJujuError(.fileSystem, "\(path) is not a file.")
        }
        guard information.st_size <= limit else {
            throw LocalJujuError(
                .fileSystem, "\(path) has \(information.st_size) bytes; at most \(limit) are read.")
        }
        var bytes = [UInt8](repeating: 0, count: Int(information.st_size))
        var length = 0
        while length < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(descriptor, buffer.baseAddress?.advanced(by: length), buffer.count - length)
            }
            if count == 0 { break }
            guard count > 0 || errno == EINTR else { throw failure("cannot be read", path) }
            length += max(count, 0)
        }
        return Array(bytes[..<length])
    }

    /// Writes a file whole: whoever reads it sees the old content or the new, also after a power failure.
    static func replace(_ path: String, with bytes: [UInt8]) throws(LocalJujuError) {
        let temporary = path + ".new"
        try write(bytes, to: temporary, flags: O_TRUNC)
        guard rename(temporary, path) == 0 else { throw failure("cannot be replaced", path) }
        let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    /// Adds bytes to the end of a file.
    static func append(_ bytes: [UInt8], to path: String) throws(LocalJujuError) {
        try write(bytes, to: path, flags: O_APPEND, synchronised: false)
    }

    private static func write(
        _ bytes: [UInt8], to path: String, flags: Int32, synchronised: Bool = true
    ) throws(LocalJujuError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o600)
        guard descriptor >= 0 else { throw failure("cannot be written", path) }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            guard count >= 0 || errno == EINTR else { throw failure("cannot be written", path) }
            written += max(count, 0)
        }
        guard !synchronised || fsync(descriptor) == 0 else { throw failure("cannot be written", path) }
    }

    static func makeFolder(_ path: String) throws(LocalJujuError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw LocalJujuError(.fileSystem, "The folder \(path) cannot be made.", cause: error)
        }
    }

    /// Removes a file or a folder with all that is in it.
    ///
    /// That there is none is not an error.
    static func remove(_ path: String) throws(LocalJujuError) {
        var information = stat()
        guard lstat(path, &information) == 0 else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw LocalJujuError(.fileSystem, "\(path) cannot be removed.", cause: error)
        }
    }

    /// Makes a link, in the place of one that leads elsewhere.
    static func replaceLink(_ link: String, to target: String) throws(LocalJujuError) {
        if let former = try? FileManager.default.destinationOfSymbolicLink(atPath: link), former == target { return }
        try remove(link)
        guard symlink(target, link) == 0 else { throw failure("cannot be made", link) }
    }

    /// Makes a folder with a short path, for its owner only.
    static func makeTemporaryFolder() throws(LocalJujuError) -> String {
        let temporary = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        let base = temporary.utf8.count < 64 ? temporary : "/tmp"
        var template = Array("\(base)/juju-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw failure("cannot be made", "\(base)/juju-XXXXXX") }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func isFolder(_ path: String) -> Bool {
        var information = stat()
        return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
    }

    /// The path with every link followed; `nil` when it leads nowhere.
    static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// An error about a file, with the system's reason.
    static func failure(_ what: String, _ path: String) -> LocalJujuError {
        LocalJujuError(.fileSystem, "\(path) \(what): \(SystemError.text(errno)).")
    }
}
