package import PlainValues

/// Python's pickle format, for the plain types that `ops` stores and for nothing else.
///
/// The reader executes nothing: what is not one of those types is refused, with the name of its opcode.
package enum Pickle {
    /// Reads a pickle of protocol 2, 3, 4 or 5.
    ///
    /// It holds null, booleans, integers, floats, text, bytes, lists, tuples, dicts, sets and frozen sets. Everything else
    /// that Python can pickle (a complex number, a bytearray, an instance of a class, a list that contains itself) is
    /// refused, as is a pickle of more than 64 MiB or of more than a thousand levels.
    ///
    /// - Throws: ``UnitStateError`` that names the opcode and its offset.
    package static func load(_ bytes: [UInt8]) throws(UnitStateError) -> PlainValue {
        var reader = PickleReader(bytes)
        return try reader.read()
    }

    /// Writes a pickle of protocol 4: the bytes that CPython writes for the same value.
    ///
    /// CPython writes an object that it meets again as a reference to the first. Plain values have no identity, so equal
    /// texts, and equal bytes, are taken for one object, which they are where they come from literals; both forms read the
    /// same. A set is written in its own order, where CPython's depends on hashes.
    ///
    /// - Throws: ``UnitStateError`` when the value holds a timestamp, or a key that Python could not hash, or when it is too
    ///   large.
    package static func dump(_ value: PlainValue) throws(UnitStateError) -> [UInt8] {
        try StorableValue.check(value)
        var writer = PickleWriter()
        let bytes = writer.write(value)
        guard bytes.count <= StorableValue.largestSize else {
            throw UnitStateError(
                .tooLarge,
                "The value takes \(bytes.count) bytes; at most \(StorableValue.largestSize) are stored.")
        }
        return bytes
    }
}
