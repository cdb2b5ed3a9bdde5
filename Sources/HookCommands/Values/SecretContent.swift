public import OrderedCollections

/// The content of a secret: keys and values, which nothing prints.
///
/// Describing, debugging and dumping it give `[redacted]`; the values come out by ``values`` and the subscript alone.
public struct SecretContent: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable, ExpressibleByDictionaryLiteral
{
    /// The keys and their values, in order.
    public let values: OrderedDictionary<String, String>

    /// Makes a content.
    ///
    /// - Parameter values: Keys and values. Juju takes keys of at least three characters: small letters and digits,
    ///   beginning with a letter, with single hyphens inside.
    public init(_ values: OrderedDictionary<String, String>) {
        self.values = values
    }

    /// Makes a content; of a key that comes twice the last value counts.
    public init(dictionaryLiteral elements: (String, String)...) {
        values = OrderedDictionary(elements) { $1 }
    }

    /// The value under a key, or `nil` when there is none.
    public subscript(key: String) -> String? { values[key] }

    /// `[redacted]`.
    public var description: String { "[redacted]" }
    /// `[redacted]`.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
