import OrderedCollections

/// Makes values of `Decodable` types from plain values.
///
/// A number that is asked for as floating point may be whole; apart from that nothing is converted: text stays text.
public struct PlainValueDecoder: Sendable {
    /// Turns the name of a Swift property into the key that is looked up.
    public enum KeyStyle: Sendable {
        /// Keys are the properties' names.
        case asWritten
        /// `logLevel` is also found as `log-level`, as configuration options and action parameters are written.
        case dashed
    }

    /// How keys are found.
    public var keyStyle: KeyStyle
    /// Whether text is read as JSON where something else than text is asked for, as `8080` where a number is.
    package var readsTextAsJSON = false
    /// Whether an error may quote the value at fault: not where it could be confidential.
    package var quotesValues = false

    /// Makes a decoder.
    ///
    /// - Parameter keyStyle: How keys are found.
    public init(keyStyle: KeyStyle = .asWritten) {
        self.keyStyle = keyStyle
    }

    /// Makes a value of the given type.
    ///
    /// - Parameters:
    ///   - type: The type to make.
    ///   - value: The plain value to make it from. Fields that the type does not know are ignored.
    /// - Returns: The value.
    /// - Throws: ``PlainValueError`` naming the field, what was found there and what was expected; or the error that the
    ///   type's own `init(from:)` throws.
    public func decode<Value: Decodable>(_ type: Value.Type, from value: PlainValue) throws -> Value {
        try decode(type, from: value, origin: nil)
    }

    /// Makes a value of the given type, some part of which has to know where the plain value comes from.
    ///
    /// - Parameters:
    ///   - type: The type to make.
    ///   - value: The plain value to make it from.
    ///   - origin: What that part finds as the decoder's ``Swift/Decoder/origin``.
    /// - Returns: The value.
    /// - Throws: As ``decode(_:from:)`` does.
    package func decode<Value: Decodable>(
        _ type: Value.Type, from value: PlainValue, origin: AnyObject?
    ) throws -> Value {
        do {
            return try ValueDecoder(
                value: value, codingPath: [], keyStyle: keyStyle, readsTextAsJSON: readsTextAsJSON,
                quotesValues: quotesValues,
                origin: origin
            ).decode(type)
        } catch let error as DecodingError {
            throw PlainValueError(error)
        }
    }
}

extension Decoder {
    /// Where the plain value that is decoded comes from, if that was told.
    ///
    /// It stands in for `userInfo`, a dictionary whose kind of key would cost a search for its conformance.
    package var origin: AnyObject? { (self as? ValueDecoder)?.origin }
}

extension PlainValueError {
    /// Puts a decoding error in a sentence that names the field.
    init(_ error: DecodingError) {
        let (code, context): (Code, DecodingError.Context) =
            switch error {
            case .keyNotFound(let key, let context):
                (
                    .missingField,
                    .init(codingPath: context.codingPath + [key], debugDescription: "is missing")
                )
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                (.wrongType, context)
            @unknown default:
                (.wrongType, .init(codingPath: [], debugDescription: "cannot be decoded"))
            }
        let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
        let subject = path.isEmpty ? "The value" : "The field '\(path)'"
        self.init(code, "\(subject) \(context.debugDescription).")
    }
}
