import OrderedCollections
import PlainValues

// Databags as values of a charm's own types: each field is a key.

extension Databag {
    /// The databag as a value of a type of the charm's.
    ///
    /// Each field is read from the key of its name; keys that the type does not have are not looked at. It is
    /// `ops.Relation.load`.
    ///
    /// - Parameters:
    ///   - type: The type.
    ///   - format: How the relation's interface writes values.
    /// - Returns: The value.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidValue`` for a field that is missing or wrong, naming it; what the
    ///   type's own `init(from:)` throws; and ``OpsError`` as ``values`` does.
    public func load<Value: Decodable>(_ type: Value.Type, as format: DatabagFormat = .json) throws -> Value {
        var fields: PlainMap = [:]
        for (key, text) in try values {
            fields[.string(key)] =
                switch format {
                // What is no JSON becomes bytes: an error for the field that wants it, and for no other.
                case .json: (try? JSON.parse(text)) ?? .bytes(Array(text.utf8))
                case .text: .string(text)
                }
        }
        var decoder = PlainValueDecoder()
        decoder.readsTextAsJSON = format == .text
        do {
            return try decoder.decode(type, from: .map(fields))
        } catch let error as PlainValueError {
            throw OpsError(
                .invalidValue,
                """
                The data of \(owner) in the relation \(relation.id) is no \(_typeName(type, qualified: false)): \
                \(error.description)\(format == .json ? " A field that is no JSON counts as bytes." : "")
                """, cause: error)
        }
    }

    /// Writes the fields of a value, each under the key of its name.
    ///
    /// A field that is `nil` removes its key. It is `ops.Relation.save`.
    ///
    /// - Parameters:
    ///   - value: The value: a struct, or another type with fields.
    ///   - format: How the relation's interface writes values.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidValue`` for a value that has no fields or cannot be written as
    ///   JSON; what the type's own `encode(to:)` throws; and ``OpsError`` as ``update(_:)`` does.
    public func save<Value: Encodable>(_ value: Value, as format: DatabagFormat = .json) throws {
        let fields: OrderedDictionary<String, String>?
        do {
            fields = try DatabagEncoder.encode(value, as: format)
        } catch let error as PlainValueError {
            throw OpsError(
                .invalidValue,
                "A value of \(_typeName(Value.self, qualified: false)) cannot be saved in a databag: \(error.description)",
                cause: error)
        }
        guard let fields else {
            throw OpsError(
                .invalidValue,
                "A value of \(_typeName(Value.self, qualified: false)) has no fields; save a struct in a databag.")
        }
        try update(fields)
    }
}
