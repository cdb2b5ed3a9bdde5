import Glibc

/// A `.charm` file: a zip archive with stored or deflated entries.
///
/// Nothing in it is trusted: names that leave the charm's folder, links that do, sizes that do not agree and archives
/// that unpack to more than ``largestCharm`` are errors.
final class CharmArchive {
    static let largestArchive = 1 << 30
    static let largestCharm = 4 << 30
    private static let largestDirectory = 32 << 20
    private static let endSize = 22
    private static let longestComment = 65535

    let path: String
    let descriptor: Int32
    let size: Int
    private(set) var entries: [ArchiveEntry] = []

    /// Opens an archive and reads its directory.
    init(_ path: String) throws(LocalJujuError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            size = 0
            throw Files.failure("cannot be opened", path)
        }
        var information = stat()
        guard fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
            size = 0
            throw LocalJujuError(.invalidCharm, "\(path) is not a file.")
        }
        size = Int(information.st_size)
        guard size <= Self.largestArchive else {
            throw invalid("is larger than a charm may be (\(Self.largestArchive) bytes)")
        }
        entries = try readDirectory()
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func invalid(_ why: String) -> LocalJujuError {
        LocalJujuError(.invalidCharm, "The charm \(path) \(why).")
    }

    /// Reads bytes of the file, or fails when it ends before.
    func bytes(at offset: Int, count: Int) throws(LocalJujuError) -> [UInt8] {
        guard offset >= 0, count >= 0, offset <= size, count <= size - offset else { throw invalid("is truncated") }
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let read = bytes.withUnsafeMutableBytes { buffer in
                pread(descriptor, buffer.baseAddress?.advanced(by: done), count - done, off_t(offset + done))
            }
            if read < 0, errno == EINTR { continue }
            guard read > 0 else { throw invalid("is truncated") }
            done += read
        }
        return bytes
    }

    private func readDirectory() throws(LocalJujuError) -> [ArchiveEntry] {
        let tailSize = min(size, Self.endSize + Self.longestComment)
        let tail = try bytes(at: size - tailSize, count: tailSize)
        guard tailSize >= Self.endSize,
            let start = (0...tailSize - Self.endSize).last(where: { tail[$0..<$0 + 4] == [0x50, 0x4b, 5, 6] })
        else { throw invalid("is not a zip archive") }
        var end = ByteReader(tail[(start + 4)...])
        guard let disk = end.number(bytes: 2), let firstDisk = end.number(bytes: 2), end.number(bytes: 2) != nil,
            let count = end.number(bytes: 2), let length = end.number(bytes: 4), let offset = end.number(bytes: 4)
        else { throw invalid("is truncated") }
        guard disk == 0, firstDisk == 0 else { throw invalid("is split over several files") }
        guard count != 0xffff, offset != 0xffff_ffff else { throw invalid("is in the zip64 form, which is not read") }
        guard length <= Self.largestDirectory else { throw invalid("has a directory that is too large") }
        let directory = try bytes(at: offset, count: length)
        var reader = ByteReader(directory[...])
        var entries: [ArchiveEntry] = []
        var paths: Set<String> = []
        var total = 0
        for _ in 0..<count {
            let entry = try readEntry(&reader)
            guard paths.insert(entry.path).inserted else { throw invalid("holds \(entry.path.debugDescription) twice") }
            total += entry.size
            guard total <= Self.largestCharm else {
                throw invalid("unpacks to more than \(Self.largestCharm) bytes")
            }
            entries.append(entry)
        }
        return entries
    }

    private func readEntry(_ reader: inout ByteReader) throws(LocalJujuError) -> ArchiveEntry {
        guard reader.take(4).map(Array.init) == [0x50, 0x4b, 1, 2], let madeBy = reader.number(bytes: 2),
            reader.number(bytes: 2) != nil, let flags = reader.number(bytes: 2), let method = reader.number(bytes: 2),
            reader.take(4) != nil, let checksum = reader.number(bytes: 4),
            let compressedSize = reader.number(bytes: 4), let size = reader.number(bytes: 4),
            let nameLength = reader.number(bytes: 2), let extraLength = reader.number(bytes: 2),
            let commentLength = reader.number(bytes: 2), reader.take(4) != nil,
            let attributes = reader.number(bytes: 4), let headerOffset = reader.number(bytes: 4),
            let name = reader.take(nameLength), reader.take(extraLength) != nil, reader.take(commentLength) != nil
        else { throw invalid("has a directory that is damaged") }
        let rawPath = String(validating: name, as: UTF8.self)
        guard let rawPath, let path = Self.checkedPath(rawPath) else {
            let shown = String(decoding: name.prefix(100), as: UTF8.self).debugDescription
            throw invalid("holds an entry with the name \(shown), which does not stay in the charm")
        }
        guard flags & 1 == 0 else { throw invalid("holds \(path), which is encrypted") }
        guard method == 0 || method == 8 else {
            throw invalid("holds \(path), compressed by the method \(method); stored and deflated files are read")
        }
        // Only archives made on a system with Unix's modes carry them.
        let hasModes = [3, 19].contains(madeBy >> 8)
        let mode = hasModes ? UInt32(attributes >> 16) : 0
        let kind: ArchiveEntry.Kind
        switch mode & UInt32(S_IFMT) {
        case UInt32(S_IFLNK): kind = .link
        case UInt32(S_IFDIR): kind = .folder
        case UInt32(S_IFREG), 0: kind = rawPath.hasSuffix("/") ? .folder : .file
        default: throw invalid("holds \(path), which is no file, folder or symbolic link")
        }
        let usual: UInt32 = kind == .folder ? 0o755 : 0o644
        let own: UInt32 = kind == .folder ? 0o700 : 0o600
        return ArchiveEntry(
            path: path, kind: kind, permissions: (mode & 0o777 == 0 ? usual : mode & 0o777) | own,
            isDeflated: method == 8, checksum: UInt32(checksum), compressedSize: compressedSize, size: size,
            headerOffset: headerOffset)
    }

    /// The path without empty parts and a slash at its end; `nil` when it is absolute, leads out or has a NUL.
    private static func checkedPath(_ path: String) -> String? {
        guard !path.hasPrefix("/"), !path.utf8.contains(0) else { return nil }
        let parts = path.split(separator: "/").filter { $0 != "." }
        guard !parts.isEmpty, !parts.contains("..") else { return nil }
        return parts.joined(separator: "/")
    }
}
