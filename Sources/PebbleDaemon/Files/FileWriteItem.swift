/// One file of a request to write files.
struct FileWriteItem: Sendable {
    /// Where it goes.
    let path: String
    /// Whether the folders above it are made.
    let makesFolders: Bool
    /// The permissions in octal digits; empty for `644`.
    let permissions: String
    /// Who it is to belong to.
    let account: UserAndGroup

    init(_ fields: RequestFields) throws(RequestFields.Failure) {
        path = try fields.text("path") ?? ""
        makesFolders = try fields.flag("make-dirs") ?? false
        permissions = try fields.text("permissions") ?? ""
        account = try UserAndGroup(fields)
    }
}

extension UserAndGroup {
    /// The user and group that a request names.
    init(_ fields: RequestFields) throws(RequestFields.Failure) {
        self.init(
            userID: try fields.number("user-id"), user: try fields.text("user"), groupID: try fields.number("group-id"),
            group: try fields.text("group"))
    }
}
