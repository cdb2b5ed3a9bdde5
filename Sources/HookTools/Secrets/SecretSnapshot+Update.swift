extension SecretSnapshot {
    /// Takes over new words, and a new content in the place of the newest one.
    mutating func apply(_ update: SecretChanges.Update) {
        if let content = update.content { revisions[latestRevision] = content }
        applyWords(of: update)
    }

    /// Takes over everything but the content.
    mutating func applyWords(of update: SecretChanges.Update) {
        label = update.label ?? label
        description = update.description ?? description
        rotation = update.rotation ?? rotation
        expiry = update.expiry ?? expiry
    }
}
