public import OrderedCollections

/// What one unit or application tells the others of a relation: keys and values, all text (`ops.RelationDataContent`).
///
/// It is read once in a dispatch, when it is first needed. What is written is seen here at once, and by the others when the
/// dispatch has ended well.
public struct Databag {
    /// The name of the unit or application that the databag belongs to.
    public let owner: String
    let isApplication: Bool
    let relation: RelationRecord
    let backend: ModelBackend

    /// A value, or `nil` when there is none.
    ///
    /// - Parameter key: The value's key.
    /// - Throws: ``OpsError``, as ``values`` does.
    public subscript(key: String) -> String? {
        get throws(OpsError) { try backend.content(of: self)[key] }
    }

    /// All keys and values; none when the relation is gone, which is no error.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/relationDataAccess`` for the databag of the unit's own application when
    ///   the unit is not its leader, unless the relation is one of peers; with ``OpsError/Code/hookCommandFailed`` when
    ///   `relation-get` fails.
    public var values: OrderedDictionary<String, String> {
        get throws(OpsError) { try backend.content(of: self) }
    }

    /// Writes a value.
    ///
    /// - Parameters:
    ///   - key: The value's key.
    ///   - value: The value; an empty one removes the key. One that is there already is not written again.
    /// - Throws: ``OpsError``, as ``update(_:)`` does.
    public func set(_ key: String, to value: String) throws(OpsError) {
        try update([key: value])
    }

    /// Writes values, all in one call.
    ///
    /// Keys that are not given stay as they are.
    ///
    /// - Parameter values: Keys and values; an empty value removes its key. What is there already is not written again.
    /// - Throws: ``OpsError`` with ``OpsError/Code/relationDataAccess`` for a databag of others, and for that of the
    ///   application when this unit is not its leader; with ``OpsError/Code/relationNotFound`` when the relation is gone;
    ///   with ``OpsError/Code/hookCommandFailed`` when a hook command fails.
    public func update(_ values: OrderedDictionary<String, String>) throws(OpsError) {
        try backend.update(self, with: values)
    }

    /// Removes a value; it is no error when there is none.
    ///
    /// - Parameter key: The value's key.
    /// - Throws: ``OpsError``, as ``update(_:)`` does.
    public func remove(_ key: String) throws(OpsError) {
        try update([key: ""])
    }
}
