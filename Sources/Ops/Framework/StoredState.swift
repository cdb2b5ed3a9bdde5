public import PlainValues

/// State of an object that outlives the dispatch, as attributes of any simple kind.
///
/// It is `ops.StoredState`, and shares its form: what a Python charm stored is found here, and the other way round. What
/// is changed is saved when the dispatch is committed, and lost when it fails. Where the attributes are known, ``Stored``
/// is easier to use.
public final class StoredState {
    private let data: StoredStateData

    init(data: StoredStateData) {
        self.data = data
    }

    /// The names of the attributes, in the order in which they were first stored.
    public var keys: [String] { data.keys }

    /// An attribute, or `nil` when there is none of that name.
    public subscript(key: String) -> PlainValue? { data[key] }

    /// An attribute that must be there.
    ///
    /// - Parameter key: The attribute's name.
    /// - Returns: The value.
    /// - Throws: ``OpsError`` with ``OpsError/Code/notStored`` when there is none of that name.
    public func value(_ key: String) throws(OpsError) -> PlainValue {
        guard let value = data[key] else {
            throw OpsError(
                .notStored, "The attribute '\(key)' is not stored in \(data.path); set it, or give it a default.")
        }
        return value
    }

    /// Stores an attribute.
    ///
    /// - Parameters:
    ///   - key: The attribute's name; `on` is taken by `ops`.
    ///   - value: The value: nothing, a truth value, a number, text, bytes, a list, a map or a set. What a list, map or
    ///     set holds is looked at when it is saved.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidValue`` for another kind of value,
    ///   ``OpsError/Code/invalidArgument`` for the name `on`.
    public func set(_ key: String, to value: PlainValue) throws(OpsError) {
        guard key != "on" else {
            throw OpsError(.invalidArgument, "The attribute 'on' is reserved; choose another name.")
        }
        switch value {
        case .tuple, .frozenSet, .timestamp:
            throw OpsError(
                .invalidValue,
                "The attribute '\(key)' cannot be \(value.kindName): it must be a number, text, bytes, a list, a map or a set."
            )
        default: data[key] = value
        }
    }

    /// Stores attributes that are not there yet.
    ///
    /// - Parameter defaults: Names and values.
    public func setDefaults(_ defaults: KeyValuePairs<String, PlainValue>) {
        for (key, value) in defaults where data[key] == nil {
            data[key] = value
        }
    }

    /// Changes an attribute in place.
    ///
    /// - Parameters:
    ///   - key: The attribute's name.
    ///   - change: Is given the value to change.
    /// - Returns: What `change` returns.
    /// - Throws: ``OpsError`` as ``value(_:)`` and ``set(_:to:)`` do, and what `change` throws.
    @discardableResult
    public func update<Result>(_ key: String, _ change: (inout PlainValue) throws -> Result) throws -> Result {
        var changed = try value(key)
        let result = try change(&changed)
        try set(key, to: changed)
        return result
    }

    /// Removes an attribute; it is no error when there is none of that name.
    ///
    /// - Parameter key: The attribute's name.
    public func remove(_ key: String) {
        data[key] = nil
    }
}
