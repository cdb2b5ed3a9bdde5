extension RelationSnapshot {
    /// The relation's id as charms see it: `db:7`.
    package var fakeID: String { "\(endpoint):\(id)" }
}
