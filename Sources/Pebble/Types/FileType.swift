/// What a file is (`ops.pebble.FileType`).
///
/// A newer Pebble may know more.
public struct FileType: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// Pebble's word.
    public let rawValue: String

    /// Makes one of any word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Pebble's word.
    public var description: String { rawValue }

    /// A regular file.
    public static let file = FileType(rawValue: "file")
    /// A directory.
    public static let directory = FileType(rawValue: "directory")
    /// A symbolic link.
    public static let symlink = FileType(rawValue: "symlink")
    /// A socket.
    public static let socket = FileType(rawValue: "socket")
    /// A named pipe.
    public static let namedPipe = FileType(rawValue: "named-pipe")
    /// A device.
    public static let device = FileType(rawValue: "device")
    /// Something that Pebble has no word for.
    public static let unknown = FileType(rawValue: "unknown")
}
