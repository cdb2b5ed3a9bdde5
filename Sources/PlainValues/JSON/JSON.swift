/// Reading and writing JSON, the form in which hook commands answer.
///
/// This is on the path of every dispatch: it starts in no time, where Foundation's coder takes most of a millisecond.
public enum JSON {
    /// How a value is written.
    public enum Style: Sendable {
        /// Without blanks, keys in the map's order.
        case compact
        /// Without blanks, keys sorted.
        case sorted
        /// As Go's `encoding/json` writes it: keys sorted, `<`, `>`, `&`, U+2028 and U+2029 escaped.
        case go
    }

    /// The size in bytes up to which a text is read when nothing else is said.
    public static let defaultMaximumSize = 64 << 20

    /// Reads a JSON text.
    ///
    /// Of a key that comes twice the last value counts; half a surrogate pair becomes U+FFFD.
    ///
    /// - Parameters:
    ///   - bytes: The text, in UTF-8, with white space around it allowed.
    ///   - maximumSize: The size in bytes from which on the text is refused unread.
    /// - Returns: The value; whole numbers of any size stay whole.
    /// - Throws: ``PlainValueError`` with ``PlainValueError/Code/invalidJSON``, naming what was found at which byte, or
    ///   ``PlainValueError/Code/tooLarge`` for a text that is too long or nested deeper than 500 levels.
    public static func parse(
        _ bytes: [UInt8], maximumSize: Int = defaultMaximumSize
    ) throws(PlainValueError) -> PlainValue {
        guard bytes.count <= maximumSize else {
            throw PlainValueError(.tooLarge, "A JSON text of \(bytes.count) bytes is over the limit of \(maximumSize).")
        }
        var parser = JSONParser(bytes: bytes)
        return try parser.parseDocument()
    }

    /// Reads a JSON text.
    ///
    /// - Parameter text: The text.
    /// - Returns: The value.
    /// - Throws: ``PlainValueError``, as ``parse(_:maximumSize:)`` does.
    public static func parse(_ text: String) throws(PlainValueError) -> PlainValue {
        try parse(Array(text.utf8))
    }

    /// Writes a value as JSON.
    ///
    /// Tuples and sets become lists.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - style: How to write it.
    /// - Returns: The text, without a newline at its end.
    /// - Throws: ``PlainValueError`` with ``PlainValueError/Code/notRepresentable`` for bytes, a timestamp, a number that
    ///   is not finite and a key that is not text.
    public static func write(_ value: PlainValue, _ style: Style = .compact) throws(PlainValueError) -> String {
        var writer = JSONWriter(style: style)
        try writer.write(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
