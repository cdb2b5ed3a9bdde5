/// The messages that define a type.
extension GobWriter {
    /// Defines a struct type.
    mutating func defineStruct(_ id: Int, name: String, fields: [GobType.Field]) {
        define(id, kind: 3, name: name) { writer in
            guard !fields.isEmpty else { return }
            writer.uint(1)
            writer.uint(UInt64(fields.count))
            for field in fields {
                writer.uint(1)
                writer.text(field.name)
                writer.uint(1)
                writer.int(field.type)
                writer.uint(0)
            }
        }
    }

    /// Defines the type of a list.
    mutating func defineSlice(_ id: Int, name: String, element: Int) {
        define(id, kind: 2, name: name) { writer in
            writer.uint(1)
            writer.int(element)
        }
    }

    /// The common part of a definition, its name and number, then what belongs to its kind.
    private mutating func define(_ id: Int, kind: UInt64, name: String, _ rest: (inout GobWriter) -> Void) {
        message { payload in
            payload.int(-id)
            payload.uint(kind)
            payload.uint(1)
            if name.isEmpty {
                payload.uint(2)
            } else {
                payload.uint(1)
                payload.text(name)
                payload.uint(1)
            }
            payload.int(id)
            payload.uint(0)
            rest(&payload)
            payload.uint(0)
            payload.uint(0)
        }
    }
}
