import NIOCore
import PlainValues

/// The form in which a file is sent: a part that says what to do, and one with the content.
struct MultipartForm {
    let contentType: String
    /// What comes before the content.
    let head: ByteBuffer
    /// What comes after it.
    let tail: ByteBuffer

    /// - Parameters:
    ///   - request: What to do.
    ///   - path: The file's path.
    init(_ request: PlainValue, path: String) throws(PebbleError) {
        // Nobody can put it into a content: it is not known before.
        let boundary = (0..<4).map { _ in Self.hexadecimal(UInt32.random(in: .min ... .max)) }.joined()
        contentType = "multipart/form-data; boundary=\"\(boundary)\""
        head = ByteBuffer(
            string: """
                --\(boundary)\r
                Content-Disposition: form-data; name="request"\r
                Content-Type: application/json\r
                \r
                \(try PebbleClient.json(request))\r
                --\(boundary)\r
                Content-Disposition: form-data; name="files"; filename="\(Self.quoted(path))"\r
                Content-Type: application/octet-stream\r
                \r

                """)
        tail = ByteBuffer(string: "\r\n--\(boundary)--\r\n")
    }

    /// A file's name as it is known in a form: a line break cannot stand in it.
    static func fileName(_ path: String) -> String {
        var name = ""
        for scalar in path.unicodeScalars {
            switch scalar {
            case "\r": name += "%0D"
            case "\n": name += "%0A"
            default: name.unicodeScalars.append(scalar)
            }
        }
        return name
    }

    private static func quoted(_ path: String) -> String {
        var quoted = ""
        for scalar in fileName(path).unicodeScalars {
            if scalar == "\"" || scalar == "\\" { quoted += "\\" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted
    }

    private static func hexadecimal(_ number: UInt32) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }
}
