import OrderedCollections
import PlainValues
import UnitState

/// The attributes of one stored state, between reading and saving them (`ops.StoredStateData`).
final class StoredStateData {
    let path: String
    private var attributes: PlainMap
    private var isDirty: Bool
    /// Values that are kept as Swift values until they are saved.
    private var encoders: [(inout PlainMap) throws -> Void] = []

    /// Reads what is stored.
    init(path: String, store: any UnitStateStore) throws {
        self.path = path
        let stored = try store.loadSnapshot(at: path)
        isDirty = stored == nil
        guard let attributes = (stored ?? [:]).mapValue else {
            throw OpsError(
                .unreadableState,
                "What is stored as \(path) is \(stored?.kindName ?? "nothing"), not a map of attributes.")
        }
        self.attributes = attributes
    }

    subscript(key: String) -> PlainValue? {
        get { attributes[.string(key)] }
        set {
            attributes[.string(key)] = newValue
            isDirty = true
        }
    }

    var keys: [String] { attributes.keys.compactMap(\.stringValue) }

    var value: PlainValue { .map(attributes) }

    func markDirty() { isDirty = true }

    /// Has a value encoded when, and if, the state is saved.
    func addEncoder(_ encode: @escaping (inout PlainMap) throws -> Void) {
        encoders.append(encode)
    }

    func save(to store: any UnitStateStore) throws {
        guard isDirty else { return }
        for encode in encoders {
            try encode(&attributes)
        }
        if let kind = Self.unstorableKind(in: .map(attributes)) {
            throw OpsError(
                .invalidValue, "The state \(path) holds \(kind), which cannot be stored; keep simple values only.")
        }
        try store.saveSnapshot(.map(attributes), at: path)
        isDirty = false
    }

    /// The kind of the first value that Python's `ops` could not store either, if there is one.
    static func unstorableKind(in value: PlainValue) -> String? {
        switch value {
        case .timestamp: return value.kindName
        case .array(let elements), .tuple(let elements):
            return elements.lazy.compactMap(unstorableKind(in:)).first
        case .set(let members), .frozenSet(let members):
            return members.lazy.compactMap(unstorableKind(in:)).first
        case .map(let entries):
            return entries.lazy.compactMap { unstorableKind(in: $0.key) ?? unstorableKind(in: $0.value) }.first
        default: return nil
        }
    }
}
