extension HookResponse: GobDecodable {
    init() { self.init(exitCode: 0) }

    mutating func readField(_ field: inout GobFieldReader) throws(GobError) -> Bool {
        switch field.name {
        case "Code": exitCode = try field.int()
        case "Stdout": output = try field.bytes()
        case "Stderr": errorOutput = try field.bytes()
        default: return false
        }
        return true
    }

    static let fields = [
        GobType.Field(name: "Code", type: GobType.Basic.int),
        GobType.Field(name: "Stdout", type: GobType.Basic.bytes),
        GobType.Field(name: "Stderr", type: GobType.Basic.bytes),
    ]

    func write(to structure: inout GobStructWriter) {
        structure.int(exitCode)
        structure.byteString(output)
        structure.byteString(errorOutput)
    }
}
