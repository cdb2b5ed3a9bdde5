import Glibc
import PlainValues

/// The file `.pebble.state`, which is either the old content or the new one, whatever happens.
enum StateFile {
    /// What the file holds; empty when there is no file.
    static func read(_ path: String) throws(PebbleDaemonError) -> StateContent {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        if file < 0, errno == ENOENT { return StateContent() }
        guard file >= 0 else { throw failure("cannot read the state file: open \(path): \(SystemErrorText.of(errno))") }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            if count == 0 { break }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw failure("cannot read the state file: read \(path): \(SystemErrorText.of(errno))")
            }
            bytes += buffer[..<count]
        }
        guard let value = try? JSON.parse(bytes), let content = StateFormat.content(value) else {
            throw failure(
                "cannot read the state file \(path): it is damaged or another daemon's; move it away to start anew")
        }
        return content
    }

    /// Puts new content in the place of the old.
    ///
    /// It blocks until the disk has it.
    static func write(_ bytes: [UInt8], to path: String) throws(PebbleDaemonError) {
        let temporary = "\(path).new"
        let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failed("open", temporary) }
        var isWritten = false
        defer {
            close(file)
            if !isWritten { unlink(temporary) }
        }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failed("write", temporary) }
            rest = rest.dropFirst(count)
        }
        guard fsync(file) == 0 else { throw failed("fsync", temporary) }
        guard rename(temporary, path) == 0 else { throw failed("rename", temporary) }
        isWritten = true
        let end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = open(end.map { String(path[...$0]) } ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }

    private static func failed(_ operation: String, _ path: String) -> PebbleDaemonError {
        PebbleDaemonError(.failed, "cannot write the state file: \(operation) \(path): \(SystemErrorText.of(errno))")
    }

    private static func failure(_ text: String) -> PebbleDaemonError { PebbleDaemonError(.cannotStart, text) }
}
