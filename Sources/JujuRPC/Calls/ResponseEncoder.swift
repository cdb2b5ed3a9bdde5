/// Writes the replies of one connection, and each type's definition before its first use, as Go does.
struct ResponseEncoder {
    private enum TypeID {
        static let header = GobType.Basic.firstDefined + 1
        static let body = header + 1
        static let noBody = header + 2
    }

    private var defined: Set<Int> = []

    /// The bytes of a reply: its header, then its body, which is empty for a refusal.
    mutating func encode(_ result: Result<HookResponse, HookServerRefusal>, to call: CallHeader) -> [UInt8] {
        var writer = GobWriter()
        if defined.insert(TypeID.header).inserted {
            writer.defineStruct(
                TypeID.header, name: "Response",
                fields: [
                    GobType.Field(name: "ServiceMethod", type: GobType.Basic.text),
                    GobType.Field(name: "Seq", type: GobType.Basic.uint),
                    GobType.Field(name: "Error", type: GobType.Basic.text),
                ])
        }
        writer.value(ofType: TypeID.header) { structure in
            structure.text(call.serviceMethod)
            structure.uint(call.sequence)
            if case .failure(let refusal) = result { structure.text(refusal.text) }
        }
        switch result {
        case .success(let response):
            if defined.insert(TypeID.body).inserted {
                writer.defineStruct(TypeID.body, name: "ExecResponse", fields: HookResponse.fields)
            }
            writer.value(ofType: TypeID.body) { response.write(to: &$0) }
        case .failure:
            if defined.insert(TypeID.noBody).inserted { writer.defineStruct(TypeID.noBody, name: "", fields: []) }
            writer.value(ofType: TypeID.noBody) { _ in }
        }
        return writer.bytes
    }
}
