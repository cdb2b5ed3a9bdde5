/// A type that the sender defined, by its number in this direction of the connection.
enum GobType {
    /// A field of a struct: its name and its type's number.
    struct Field {
        let name: String
        let type: Int
    }

    case structure([Field])
    case slice(element: Int)
    case array(element: Int, count: Int)
    case map(key: Int, element: Int)
    /// A value that encodes itself: bytes with their count.
    case opaque

    /// The numbers of the types that need no definition.
    enum Basic {
        static let bool = 1
        static let int = 2
        static let uint = 3
        static let float = 4
        static let bytes = 5
        static let text = 6
        static let complex = 7
        static let interface = 8
        /// The lowest number that a sender defines; those below are gob's own.
        static let firstDefined = 64
    }
}
