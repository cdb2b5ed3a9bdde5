// The events of secrets, by name.

extension EventSource where E == SecretChangedEvent {
    /// A secret that this unit tracks has a new revision.
    public static var secretChanged: Self { Self(emitter: .charm, kind: "secret_changed") }
}

extension EventSource where E == SecretRotateEvent {
    /// A secret that this unit manages is to get a new revision.
    public static var secretRotate: Self { Self(emitter: .charm, kind: "secret_rotate") }
}

extension EventSource where E == SecretRemoveEvent {
    /// A revision of a secret that this unit manages can be removed.
    public static var secretRemove: Self { Self(emitter: .charm, kind: "secret_remove") }
}

extension EventSource where E == SecretExpiredEvent {
    /// A revision of a secret that this unit manages has expired.
    public static var secretExpired: Self { Self(emitter: .charm, kind: "secret_expired") }
}
