import CZlib
import Glibc

extension CharmArchive {
    private static let longestLink = 4096

    /// Unpacks the archive into a folder that is new.
    ///
    /// Links come last, so that nothing is ever written through one.
    func extract(into folder: String) throws(LocalJujuError) {
        try Files.makeFolder(folder)
        guard let root = Files.resolved(folder) else { throw Files.failure("cannot be used", folder) }
        for entry in entries where entry.kind != .link {
            let target = "\(root)/\(entry.path)"
            if entry.kind == .folder {
                try Files.makeFolder(target)
            } else {
                try makeParent(of: entry, in: root)
                try extractFile(entry, to: target)
            }
        }
        let links = entries.filter { $0.kind == .link }
        for entry in links { try extractLink(entry, in: root) }
        for entry in links {
            guard let target = Files.resolved("\(root)/\(entry.path)"), target == root || target.hasPrefix(root + "/")
            else { throw invalid("holds the link \(entry.path), which does not lead to a file of the charm") }
        }
        for entry in entries where entry.kind == .folder { chmod("\(root)/\(entry.path)", mode_t(entry.permissions)) }
    }

    private func makeParent(of entry: ArchiveEntry, in root: String) throws(LocalJujuError) {
        guard let slash = entry.path.lastIndex(of: "/") else { return }
        try Files.makeFolder("\(root)/\(entry.path[..<slash])")
    }

    private func extractFile(_ entry: ArchiveEntry, to target: String) throws(LocalJujuError) {
        let file = open(target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_t(entry.permissions))
        guard file >= 0 else { throw Files.failure("cannot be written", target) }
        defer { close(file) }
        try unpack(entry) { (bytes) throws(LocalJujuError) in
            var written = 0
            while written < bytes.count {
                let count = bytes.withUnsafeBytes { buffer in
                    write(file, buffer.baseAddress?.advanced(by: written), buffer.count - written)
                }
                guard count >= 0 || errno == EINTR else { throw Files.failure("cannot be written", target) }
                written += max(count, 0)
            }
        }
        // The file was made with what the umask left of its permissions.
        fchmod(file, mode_t(entry.permissions))
    }

    private func extractLink(_ entry: ArchiveEntry, in root: String) throws(LocalJujuError) {
        guard entry.size <= Self.longestLink else { throw invalid("holds the link \(entry.path), which is too long") }
        var bytes: [UInt8] = []
        try unpack(entry) { bytes += $0 }
        guard !bytes.contains(0), let target = String(validating: bytes, as: UTF8.self), !target.isEmpty,
            !target.hasPrefix("/")
        else { throw invalid("holds the link \(entry.path), which does not lead to a file of the charm") }
        try makeParent(of: entry, in: root)
        guard symlink(target, "\(root)/\(entry.path)") == 0 else {
            throw Files.failure("cannot be made", "\(root)/\(entry.path)")
        }
    }

    /// Gives an entry's content in pieces, and checks that it is as long as it says and has its checksum.
    private func unpack(
        _ entry: ArchiveEntry, _ take: (ArraySlice<UInt8>) throws(LocalJujuError) -> Void
    ) throws(LocalJujuError) {
        var checksum: uLong = 0
        var length = 0
        func check(_ bytes: ArraySlice<UInt8>) throws(LocalJujuError) {
            length += bytes.count
            guard length <= entry.size else { throw invalid("holds \(entry.path), which is longer than it says") }
            checksum = bytes.withUnsafeBufferPointer { crc32(checksum, $0.baseAddress, uInt($0.count)) }
            try take(bytes)
        }
        var offset = try contentOffset(of: entry)
        let end = offset + entry.compressedSize
        guard end <= size else { throw invalid("is truncated") }
        let inflater = entry.isDeflated ? try Inflater() : nil
        while offset < end {
            let piece = try bytes(at: offset, count: min(end - offset, 1 << 16))
            offset += piece.count
            if let inflater {
                guard try inflater.inflate(piece, check) else {
                    throw invalid("holds \(entry.path), whose content is damaged")
                }
            } else {
                try check(piece[...])
            }
        }
        guard length == entry.size, UInt32(truncatingIfNeeded: checksum) == entry.checksum,
            inflater?.isFinished != false
        else { throw invalid("holds \(entry.path), whose content is damaged") }
    }

    /// Where the content begins: the entry's own header may be longer than what the directory says of it.
    private func contentOffset(of entry: ArchiveEntry) throws(LocalJujuError) -> Int {
        var header = ByteReader(try bytes(at: entry.headerOffset, count: 30)[...])
        guard header.take(4).map(Array.init) == [0x50, 0x4b, 3, 4], header.take(22) != nil,
            let nameLength = header.number(bytes: 2), let extraLength = header.number(bytes: 2)
        else { throw invalid("holds \(entry.path), whose header is damaged") }
        return entry.headerOffset + 30 + nameLength + extraLength
    }
}
