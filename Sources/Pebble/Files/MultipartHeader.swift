/// What the header of a part says of it.
package struct MultipartHeader: Equatable {
    /// The name of the form's field.
    package let name: String
    /// The name of the file, if there is one.
    package let fileName: String?

    package init(name: String, fileName: String?) {
        self.name = name
        self.fileName = fileName
    }

    /// Reads a header.
    ///
    /// - Parameter bytes: Its lines, without the empty one at its end.
    /// - Throws: ``PebbleError`` of code `protocolViolation` when it does not say which field of the form the part is.
    init(_ bytes: some Collection<UInt8>) throws(PebbleError) {
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
                throw .violation("a line in the header of a part has no colon")
            }
            let field = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            guard field == "content-disposition" else { continue }
            let value = HeaderValue(line[line.index(after: colon)...])
            guard let value, value.essence == "form-data", let name = value.parameters["name"] else { break }
            self.init(name: name, fileName: value.parameters["filename"])
            return
        }
        throw .violation("the header of a part does not tell its name")
    }
}
