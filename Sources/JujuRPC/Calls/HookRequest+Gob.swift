extension HookRequest {
    /// A request as it lies in the message, where a list of no bytes and no list are told apart by a field of its own.
    struct Message: GobDecodable {
        private var request = HookRequest(contextID: "", directory: "", command: "")
        private var isInputSet = false
        private var input: [UInt8] = []

        mutating func readField(_ field: inout GobFieldReader) throws(GobError) -> Bool {
            switch field.name {
            case "ContextId": request.contextID = try field.text()
            case "Dir": request.directory = try field.text()
            case "CommandName": request.command = try field.text()
            case "Args": request.arguments = try field.texts()
            case "StdinSet": isInputSet = try field.bool()
            case "Stdin": input = try field.bytes()
            case "Token": request.token = try field.text()
            default: return false
            }
            return true
        }

        /// The request that the message holds.
        consuming func content() -> HookRequest {
            request.input = isInputSet ? input : nil
            return request
        }
    }

    /// The fields before the token, which only some versions of Juju have.
    static func fields(list: Int, withToken: Bool) -> [GobType.Field] {
        let fields = [
            GobType.Field(name: "ContextId", type: GobType.Basic.text),
            GobType.Field(name: "Dir", type: GobType.Basic.text),
            GobType.Field(name: "CommandName", type: GobType.Basic.text),
            GobType.Field(name: "Args", type: list),
            GobType.Field(name: "StdinSet", type: GobType.Basic.bool),
            GobType.Field(name: "Stdin", type: GobType.Basic.bytes),
        ]
        return withToken ? fields + [GobType.Field(name: "Token", type: GobType.Basic.text)] : fields
    }

    func write(to structure: inout GobStructWriter) {
        structure.text(contextID)
        structure.text(directory)
        structure.text(command)
        structure.texts(arguments)
        structure.bool(input != nil)
        structure.byteString(input ?? [])
        structure.text(token ?? "")
    }
}
