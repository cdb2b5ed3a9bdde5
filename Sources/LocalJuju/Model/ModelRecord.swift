/// One of the things that a model's file lists.
protocol ModelRecord: Codable, Equatable {
    /// What tells it from the others of its kind.
    var identity: String { get }
}

extension ApplicationRecord: ModelRecord {
    var identity: String { name }
}

extension UnitRecord: ModelRecord {
    var identity: String { name }
}

extension RelationRecord: ModelRecord {
    var identity: String { "\(id)" }
}

extension SecretRecord: ModelRecord {
    var identity: String { id }
}

extension StorageRecord: ModelRecord {
    var identity: String { id }
}
