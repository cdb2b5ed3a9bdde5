package import PlainValues

/// One secret, as `juju show-secret` shows it.
package struct SecretDescription: Hashable, Sendable {
    /// Who may read a secret.
    package struct Access: Hashable, Sendable {
        /// `application-web`, `unit-web-0`.
        package var target: String
        /// The relation's tag, or the model's where a user gave the permission.
        package var scope: String
    }

    /// One revision.
    package struct Revision: Hashable, Sendable {
        package var revision: Int
        package var created: String
    }

    /// The id without its scheme.
    package var id: String
    package var revision: Int
    package var expires: String?
    package var rotation: String?
    package var rotates: String?
    /// An application, a unit, or `<model>` for the model's user.
    package var owner: String
    package var description: String
    /// What a user's secret is called.
    package var name: String?
    /// What its owner calls a charm's secret.
    package var label: String?
    package var created: String
    package var updated: String
    package var access: [Access]
    /// Every revision, where they were asked for.
    package var revisions: [Revision]
    /// The values, where they were asked for.
    package var content: [String: String]?

    /// The secret in the form of `juju show-secret --format json`, without its id.
    package var json: PlainValue {
        var entries: [(key: String, value: PlainValue)] = [("revision", .int(revision))]
        let texts = [
            ("expires", expires), ("rotation", rotation), ("rotates", rotates), ("owner", owner),
            ("description", description), ("name", name), ("label", label), ("created", created),
            ("updated", updated),
        ]
        for case (let key, let text?) in texts where !text.isEmpty { entries.append((key, .string(text))) }
        if let content {
            let values = content.sorted { $0.key < $1.key }.map { (key: $0.key, value: PlainValue.string($0.value)) }
            entries.append(("content", .object([(key: "Data", value: .object(values))])))
        }
        if !revisions.isEmpty { entries.append(("revisions", .array(revisions.map(\.json)))) }
        if !access.isEmpty { entries.append(("access", .array(access.map(\.json)))) }
        return .object(entries)
    }
}

extension SecretDescription.Revision {
    fileprivate var json: PlainValue {
        .object([
            (key: "revision", value: .int(revision)), (key: "backend", value: "internal"),
            (key: "created", value: .string(created)), (key: "updated", value: .string(created)),
        ])
    }
}

extension SecretDescription.Access {
    fileprivate var json: PlainValue {
        .object([
            (key: "target", value: .string(target)), (key: "scope", value: .string(scope)),
            (key: "role", value: "view"),
        ])
    }
}
