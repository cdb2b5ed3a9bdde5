import PlainValues

/// What an event of a secret carries.
enum SecretEventSnapshot {
    /// What the environment tells, or `nil` for an event of another kind.
    static func make(from context: JujuContext) -> PlainValue? {
        switch context.eventKind {
        case "secret_changed", "secret_rotate":
            ["id": text(context.secretID), "label": text(context.secretLabel)]
        case "secret_remove", "secret_expired":
            [
                "id": text(context.secretID), "label": text(context.secretLabel),
                "revision": context.secretRevision.map { .int($0) } ?? .null,
            ]
        default: nil
        }
    }

    private static func text(_ text: String?) -> PlainValue { text.map { .string($0) } ?? .null }
}

extension JujuContext {
    /// The ID of the secret that the event is about (`JUJU_SECRET_ID`), or `nil`.
    public var secretID: String? { self["JUJU_SECRET_ID"] }
    /// The label of the secret that the event is about (`JUJU_SECRET_LABEL`), or `nil`.
    public var secretLabel: String? { self["JUJU_SECRET_LABEL"] }
    /// The revision of the secret that the event is about (`JUJU_SECRET_REVISION`), or `nil` when there is no such number.
    public var secretRevision: Int? { self["JUJU_SECRET_REVISION"].flatMap { Int($0) } }
}
