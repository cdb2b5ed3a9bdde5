import Glibc
import NIOCore
import Pebble

/// A file that is written under another name, and takes the place of an old one when it is complete.
///
/// Whatever happens before, the old one stays and nothing else does.
struct NewFile: ~Copyable {
    private let path: String
    private let temporary: String
    private let descriptor: Int32
    private var isKept = false

    private init(path: String, temporary: String, descriptor: Int32) {
        self.path = path
        self.temporary = temporary
        self.descriptor = descriptor
    }

    /// Begins a file.
    ///
    /// It blocks.
    static func begin(_ item: FileWriteItem) throws(FileFailure) -> NewFile {
        let path = item.path
        guard FilePath.isAbsolute(path) else {
            throw FileFailure("paths must be absolute, got \(GoText.quoted(path))")
        }
        let owner = try FileOwner(item.account)
        let folder = FilePath.folder(of: path)
        if item.makesFolders {
            do throws(FileFailure) {
                try FolderMaking(mode: 0o755, owner: owner).makeAll(folder)
            } catch {
                throw error.prefixed("cannot create directory")
            }
        }
        let mode = try FileMode.read(item.permissions, default: 0o644)
        let name = FilePath.name(of: path)
        guard !name.utf8.contains(UInt8(ascii: "*")) else {
            throw FileFailure("cannot create tempfile for filename containing '*': \(GoText.quoted(name))")
        }
        let temporary = "\(path).\(UInt32.random(in: 1_000_000_000 ... .max))~"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileFailure(failed: "open \(temporary)") }
        do throws(FileFailure) {
            guard fchmod(descriptor, mode) == 0 else { throw FileFailure(failed: "chmod \(temporary)") }
            try owner.take(descriptor, temporary)
        } catch {
            close(descriptor)
            unlink(temporary)
            throw error
        }
        return NewFile(path: path, temporary: temporary, descriptor: descriptor)
    }

    deinit {
        close(descriptor)
        if !isKept { unlink(temporary) }
    }

    /// Adds content.
    ///
    /// It blocks.
    func write(_ bytes: ByteBuffer) throws(FileFailure) {
        let failure = bytes.withUnsafeReadableBytes { bytes -> Int32 in
            var rest = bytes
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return errno }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
            return 0
        }
        guard failure == 0 else { throw FileFailure(failed: "write \(temporary)", failure) }
    }

    /// Puts the file in its place, once the disk has it.
    ///
    /// It blocks.
    consuming func finish() throws(FileFailure) {
        guard fsync(descriptor) == 0 else { throw FileFailure(failed: "fsync \(temporary)") }
        var status = stat()
        if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            throw FileFailure(failed: "rename \(temporary) \(path)", EEXIST)
        }
        guard rename(temporary, path) == 0 else { throw FileFailure(failed: "rename \(temporary) \(path)") }
        isKept = true
        FileSync.folder(FilePath.folder(of: path))
    }
}
