public import PlainValues

/// A file or directory in a workload's container (`ops.pebble.FileInfo`).
public struct FileInfo: Hashable, Sendable {
    /// The whole path.
    public let path: String
    /// The last part of the path.
    public let name: String
    /// What it is.
    public let type: FileType
    /// The size in bytes; `nil` when it is not a regular file.
    public let size: Int?
    /// The permissions, without the set-user, set-group and sticky bits: `0o644`.
    public let permissions: Int
    /// When the content was last changed, in whole seconds.
    public let lastModified: Timestamp
    /// The owner's number.
    public let userID: Int?
    /// The owner's name; `nil` when the container knows none.
    public let user: String?
    /// The group's number.
    public let groupID: Int?
    /// The group's name; `nil` when the container knows none.
    public let group: String?

    package init(
        path: String, name: String, type: FileType, size: Int? = nil, permissions: Int, lastModified: Timestamp,
        userID: Int? = nil, user: String? = nil, groupID: Int? = nil, group: String? = nil
    ) {
        self.path = path
        self.name = name
        self.type = type
        self.size = size
        self.permissions = permissions
        self.lastModified = lastModified
        self.userID = userID
        self.user = user
        self.groupID = groupID
        self.group = group
    }

    init(_ value: PlainValue) throws(PebbleError) {
        let reader = try FieldReader(value, "a file")
        let mode = try reader.text("permissions")
        guard let permissions = Int(mode, radix: 8) else {
            throw .violation("'permissions' of a file is '\(mode.prefix(100))' where an octal number is expected")
        }
        self.init(
            path: try reader.text("path"), name: try reader.text("name"),
            type: FileType(rawValue: try reader.text("type")), size: try reader.optionalInteger("size"),
            permissions: permissions, lastModified: try reader.time("last-modified"),
            userID: try reader.optionalInteger("user-id"), user: Self.name(try reader.optionalText("user")),
            groupID: try reader.optionalInteger("group-id"), group: Self.name(try reader.optionalText("group")))
    }

    /// A name that is not there is written as an empty one.
    private static func name(_ text: String?) -> String? { text == "" ? nil : text }
}
