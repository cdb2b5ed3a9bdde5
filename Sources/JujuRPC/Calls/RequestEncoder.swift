/// Writes the requests of one connection, and each type's definition before its first use, as Go does.
struct RequestEncoder {
    private var nextType = GobType.Basic.firstDefined + 1
    private var header: Int?
    private var list: Int?
    private var plainBody: Int?
    private var tokenBody: Int?

    /// The bytes of a call: its header, then its body.
    mutating func encode(_ request: HookRequest, sequence: UInt64) -> [UInt8] {
        var writer = GobWriter()
        let header = headerType(in: &writer)
        writer.value(ofType: header) { structure in
            structure.text(CallHeader.method)
            structure.uint(sequence)
        }
        let body = bodyType(withToken: !(request.token ?? "").isEmpty, in: &writer)
        writer.value(ofType: body) { request.write(to: &$0) }
        return writer.bytes
    }

    private mutating func headerType(in writer: inout GobWriter) -> Int {
        if let header { return header }
        let id = newType()
        writer.defineStruct(
            id, name: "Request",
            fields: [
                GobType.Field(name: "ServiceMethod", type: GobType.Basic.text),
                GobType.Field(name: "Seq", type: GobType.Basic.uint),
            ])
        header = id
        return id
    }

    /// The body's type: Juju 4 has no token, so the field is only there when it is needed.
    private mutating func bodyType(withToken: Bool, in writer: inout GobWriter) -> Int {
        if let body = withToken ? tokenBody : plainBody { return body }
        let id = newType()
        let elements = list ?? newType()
        writer.defineStruct(id, name: "Request", fields: HookRequest.fields(list: elements, withToken: withToken))
        if list == nil {
            writer.defineSlice(elements, name: "[]string", element: GobType.Basic.text)
            list = elements
        }
        if withToken { tokenBody = id } else { plainBody = id }
        return id
    }

    private mutating func newType() -> Int {
        defer { nextType += 1 }
        return nextType
    }
}
