package import PlainValues

/// Who owns a file, or as whom a command runs, in a workload's container: a user and a group, by name, number or both.
///
/// ```swift
/// try await pebble.push("secret", to: "/etc/key", permissions: 0o600, owner: "postgres")
/// ```
///
/// Pebble looks them up in the container. A user without a group stands for that user's own group; a name and a number that
/// do not belong together are refused.
public struct WorkloadUser: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The user's name.
    public var name: String?
    /// The user's number.
    public var id: Int?
    /// The group's name.
    public var group: String?
    /// The group's number.
    public var groupID: Int?

    /// Names a user and a group.
    ///
    /// - Parameters:
    ///   - name: The user's name.
    ///   - id: The user's number.
    ///   - group: The group's name; only with a user.
    ///   - groupID: The group's number; only with a user.
    public init(_ name: String? = nil, id: Int? = nil, group: String? = nil, groupID: Int? = nil) {
        self.name = name
        self.id = id
        self.group = group
        self.groupID = groupID
    }

    /// Names a user.
    public init(stringLiteral value: String) { self.init(value) }

    /// Adds the fields that a request has for them.
    package func write(to fields: inout PlainMap) {
        if let id { fields["user-id"] = .int(id) }
        if let name { fields["user"] = .string(name) }
        if let groupID { fields["group-id"] = .int(groupID) }
        if let group { fields["group"] = .string(group) }
    }
}
