import Glibc
package import PlainValues

extension YAML {
    /// Reads the one document of a file.
    ///
    /// - Parameters:
    ///   - path: The file's path.
    ///   - source: What the file is, for error messages; its path unless told.
    ///   - limits: How large a document is read. A larger file is refused before its content is read.
    /// - Returns: The document's value, or `nil` when there is no such file.
    /// - Throws: ``YAMLError`` when the file cannot be read, is too large, or is not one document of YAML.
    package static func load(
        path: String, source: String? = nil, limits: Limits = Limits()
    ) throws(YAMLError) -> PlainValue? {
        guard let bytes = try bytes(ofFile: path, source: source ?? path, limit: limits.bytes) else { return nil }
        return try load(bytes, source: source ?? path, limits: limits)
    }

    /// Reads a regular file of limited size.
    ///
    /// - Parameters:
    ///   - path: The file's path.
    ///   - source: What the file is, for error messages.
    ///   - limit: The most bytes. A larger file is refused before its content is read.
    /// - Returns: The file's bytes, or `nil` when there is no such file.
    /// - Throws: ``YAMLError`` when the file cannot be read or is too large.
    package static func bytes(ofFile path: String, source: String, limit: Int) throws(YAMLError) -> [UInt8]? {
        // Not blocking, so that a pipe in the file's place does not wait for a writer.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw unreadable(source, errno)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw unreadable(source, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw YAMLError(.unreadable, source, "it is not a regular file")
        }
        guard status.st_size <= limit else {
            throw YAMLError(.tooLarge, source, "it has \(status.st_size) bytes, more than the \(limit) that are read")
        }
        // One byte more than the size shows a file that has grown since, and the end of one that has not.
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size) + 1)
        var count = 0
        while count < bytes.count {
            let (got, code) = bytes.withUnsafeMutableBytes { buffer in
                let got = read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
                return (got, errno)
            }
            if got == 0 { break }
            if got < 0 {
                if code == EINTR { continue }
                throw unreadable(source, code)
            }
            count += got
        }
        guard count < bytes.count else {
            throw YAMLError(.unreadable, source, "it grew while it was read")
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    private static func unreadable(_ source: String, _ code: Int32) -> YAMLError {
        YAMLError(.unreadable, source, "it cannot be read: \(String(cString: strerror(code)))")
    }
}
