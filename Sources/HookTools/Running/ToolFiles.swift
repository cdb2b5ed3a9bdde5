import Glibc

/// Standard input and the files of a call: the agent opens them, relative to the caller's directory.
struct ToolFiles {
    /// How large a file or an input may be, in bytes.
    static let limit = 16 << 20

    /// What the caller supplied as standard input.
    let input: [UInt8]?
    /// The caller's directory.
    let directory: String

    /// Reads a file, or standard input when the path is `-`.
    ///
    /// - Throws: ``HookToolError`` `.inputRequired` when standard input is wanted and none was supplied, `.failed` when
    ///   the file cannot be read or is too large.
    func readFileOrInput(_ path: String) throws(HookToolError) -> [UInt8] {
        guard path == "-" else { return try readFile(path) }
        guard let input else {
            throw HookToolError(.inputRequired, "hook tool requires stdin, none supplied")
        }
        guard input.count <= Self.limit else {
            throw HookToolError(.failed, "standard input is larger than \(Self.limit) bytes")
        }
        return input
    }

    /// Reads a regular file.
    func readFile(_ path: String) throws(HookToolError) -> [UInt8] {
        let absolute = try absolutePath(path)
        let descriptor = open(absolute, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { throw Self.failure("open", absolute, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.failure("stat", absolute, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw HookToolError(.failed, "read \(absolute): it is not a regular file")
        }
        guard status.st_size <= Self.limit else { throw Self.tooLarge(absolute) }
        return try Self.readAll(descriptor, absolute)
    }

    /// Writes a file anew.
    func writeFile(_ path: String, _ bytes: [UInt8]) throws(HookToolError) {
        let absolute = try absolutePath(path)
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
        let descriptor = open(absolute, flags, 0o666)
        guard descriptor >= 0 else { throw Self.failure("open", absolute, errno) }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure("write", absolute, errno) }
            rest.removeFirst(count)
        }
    }

    /// The path in the caller's directory, unless it is absolute.
    private func absolutePath(_ path: String) throws(HookToolError) -> String {
        let absolute = path.hasPrefix("/") ? path : directory + (directory.hasSuffix("/") ? "" : "/") + path
        guard !absolute.utf8.contains(0) else {
            throw HookToolError(.failed, "open \(GoText.quoted(absolute)): invalid argument")
        }
        return absolute
    }

    /// Reads to the end, but never more than the limit: a file may grow.
    private static func readAll(_ descriptor: Int32, _ path: String) throws(HookToolError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("read", path, errno) }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= limit else { throw tooLarge(path) }
        }
    }

    private static func tooLarge(_ path: String) -> HookToolError {
        HookToolError(.failed, "read \(path): the file is larger than \(limit) bytes")
    }

    /// Go's text for a failed call of the system.
    private static func failure(_ call: String, _ path: String, _ code: Int32) -> HookToolError {
        let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
        return HookToolError(.failed, "\(call) \(path): \(reason.prefix(1).lowercased())\(reason.dropFirst())")
    }
}
