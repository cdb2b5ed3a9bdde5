/// What the headers of a part say that matters: the name of the field and of the file.
package struct MultipartHeaders: Hashable, Sendable {
    /// The headers are none.
    struct Malformed: Error, CustomStringConvertible {
        let description: String
    }

    /// The field's name; empty when there is none.
    package let name: String
    /// The file's name; empty when there is none.
    package let fileName: String

    init(_ lines: [ArraySlice<UInt8>]) throws(Malformed) {
        var disposition = ""
        for line in lines {
            let text = String(decoding: line, as: UTF8.self)
            guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else {
                throw Malformed(description: "malformed MIME header: missing colon: \"\(text.prefix(80))\"")
            }
            if text[..<colon].lowercased() == "content-disposition", disposition.isEmpty {
                disposition = String(text[text.index(after: colon)...])
            }
        }
        let parsed = HeaderParameters(disposition)
        let isForm = parsed?.value == "form-data"
        name = isForm ? parsed?.parameters["name"] ?? "" : ""
        fileName = parsed?.parameters["filename"] ?? ""
    }
}
