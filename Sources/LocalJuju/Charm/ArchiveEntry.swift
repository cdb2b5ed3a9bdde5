/// One entry of a `.charm` file's central directory.
struct ArchiveEntry {
    enum Kind: Hashable {
        case file, folder, link
    }

    /// The path inside the charm, checked to stay in it.
    var path: String
    var kind: Kind
    /// The permissions: 0755 for a program.
    var permissions: UInt32
    var isDeflated: Bool
    var checksum: UInt32
    var compressedSize: Int
    var size: Int
    /// Where the entry's own header begins.
    var headerOffset: Int
}
