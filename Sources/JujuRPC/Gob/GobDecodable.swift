/// A struct that can be read from gob.
///
/// A field that the sender left out keeps its initial, zero value.
protocol GobDecodable {
    init()

    /// Reads a field that the sender gave.
    ///
    /// - Returns: Whether the field is one of this struct's. When it is not, nothing was read.
    mutating func readField(_ field: inout GobFieldReader) throws(GobError) -> Bool
}
