extension SecretChanges.Update {
    /// Adds a later update of the same hook: what it says counts.
    mutating func merge(_ later: SecretChanges.Update) {
        content = later.content ?? content
        label = later.label ?? label
        description = later.description ?? description
        rotation = later.rotation ?? rotation
        expiry = later.expiry ?? expiry
    }
}
