extension RelationSnapshot {
    /// The relation's id as charms see it: `db:7`.
    package var fakeID: String { "\(endpoint):\(id)" }

    /// The relation's tag: `relation-web.db#mysql.database`.
    var tag: String {
        let name = key.isEmpty ? fakeID : key
        return "relation-" + String(name.map { $0 == ":" ? "." : $0 == " " ? "#" : $0 })
    }
}
