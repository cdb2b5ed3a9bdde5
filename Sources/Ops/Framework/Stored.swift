import OrderedCollections
import PlainValues

/// A property of a charm, or of a charm library's object, that outlives the dispatch.
///
/// ```swift
/// struct Memory: Codable { var restarts = 0 }
/// @Stored var memory = Memory()
/// ```
///
/// The value is read when it is first used, and saved when the dispatch is committed; a dispatch that fails leaves it
/// as it was. Where what is stored cannot be read the property has its default value, but from then on the dispatch can
/// do nothing any more: each hook command throws the reason, and so does the dispatch at its end. Its fields are the
/// attributes of `ops.StoredState`, so that a charm in Python finds them: by default under `_stored`, the name that
/// such charms use. Fields that are not stored yet have the default's value, and stored ones that the type does not
/// know are kept.
@propertyWrapper
public struct Stored<Value: Codable> {
    private final class Cell {
        var value: Value?
        /// Whether the value is to be saved: another view of the same state may have changed what this one only read.
        var isDirty = false
    }

    private let defaultValue: Value
    private let key: String
    private let cell = Cell()

    /// Declares a stored property.
    ///
    /// - Parameters:
    ///   - wrappedValue: The value as long as nothing is stored.
    ///   - key: The name under which it is stored: one of its own for each stored property of an object.
    public init(wrappedValue: Value, _ key: String = "_stored") {
        defaultValue = wrappedValue
        self.key = key
    }

    /// Only properties of classes that are an `Object` can be stored.
    @available(*, unavailable, message: "Stored properties belong to a charm or an Object.")
    public var wrappedValue: Value {
        get { defaultValue }
        nonmutating set { _ = newValue }
    }

    /// The property's value.
    public static subscript<Owner: Object>(
        _enclosingInstance owner: Owner,
        wrapped wrapped: ReferenceWritableKeyPath<Owner, Value>,
        storage storage: ReferenceWritableKeyPath<Owner, Stored<Value>>
    ) -> Value {
        get { owner[keyPath: storage].current(of: owner) }
        set {
            let stored = owner[keyPath: storage]
            _ = stored.current(of: owner)
            stored.cell.value = newValue
            stored.cell.isDirty = true
            // It was loaded just now: the framework has it.
            try? owner.framework.storedData(of: owner.handle, key: stored.key).markDirty()
        }
    }

    private func current(of owner: some Object) -> Value {
        if let value = cell.value { return value }
        do {
            try load(from: owner)
        } catch {
            owner.model.backend.fail(with: error)
        }
        return cell.value ?? defaultValue
    }
}

extension Stored {
    private func load(from owner: some Object) throws {
        guard cell.value == nil else { return }
        let data = try owner.framework.storedData(of: owner.handle, key: key)
        let encoded = try PlainValueEncoder().encode(defaultValue)
        guard case .map(var attributes) = encoded else {
            throw OpsError(
                .invalidValue,
                "The stored property '\(key)' of \(owner.handle) is \(encoded.kindName); store a struct with fields.")
        }
        let lacksDefault = attributes.keys.contains { data[$0.stringValue ?? ""] == nil }
        attributes.merge(data.value.mapValue ?? [:]) { $1 }
        do {
            cell.value = try PlainValueDecoder().decode(Value.self, from: .map(attributes))
        } catch {
            throw OpsError(
                .unreadableState,
                """
                What is stored as \(data.path) is no \(Value.self): \(error) Give the property another key, or a type \
                that can read it.
                """, cause: error)
        }
        if lacksDefault {
            data.markDirty()
            cell.isDirty = true
        }
        let loaded = cell.value
        data.addEncoder { [cell] attributes in
            guard cell.isDirty, let value = cell.value else { return }
            let changed = try PlainValueEncoder().encode(value).mapValue ?? [:]
            // A field that was there and is not encoded any more was set to nil. Without the null, the default would be
            // back the next time.
            for key in try PlainValueEncoder().encode(loaded).mapValue?.keys ?? [] where changed[key] == nil {
                attributes[key] = .null
            }
            attributes.merge(changed) { $1 }
        }
    }
}
