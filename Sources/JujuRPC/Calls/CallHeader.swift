/// What net/rpc puts before the body of every request and of every reply.
struct CallHeader {
    /// The service and method that are called.
    static let method = "Jujuc.Main"

    var serviceMethod = ""
    /// The caller's number of the call, from 0 on; the reply repeats it.
    var sequence: UInt64 = 0
    /// In a reply: why the call was refused, else empty.
    var error = ""
}

extension CallHeader: GobDecodable {
    mutating func readField(_ field: inout GobFieldReader) throws(GobError) -> Bool {
        switch field.name {
        case "ServiceMethod": serviceMethod = try field.text()
        case "Seq": sequence = try field.uint()
        case "Error": error = try field.text()
        default: return false
        }
        return true
    }
}
