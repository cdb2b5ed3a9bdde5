/// What a node is to become.
enum Tag: Hashable {
    case null
    case bool
    case int
    case float
    case string
    case binary
    case timestamp
    case sequence
    case mapping
    case set
    case orderedMap
    case pairs
    /// `!!python/tuple`.
    case tuple
    /// `<<`, whose value is merged into the map.
    case merge
    /// `=`, the default value of a map.
    case value
    /// A tag that nobody reads, by its whole name.
    case other(String)

    /// Makes the tag of a whole name, as `tag:yaml.org,2002:str`.
    init(name: String) {
        let prefix = "tag:yaml.org,2002:"
        guard name.hasPrefix(prefix) else {
            self = .other(name)
            return
        }
        self =
            switch name.dropFirst(prefix.count) {
            case "null": .null
            case "bool": .bool
            case "int": .int
            case "float": .float
            case "str": .string
            case "binary": .binary
            case "timestamp": .timestamp
            case "seq": .sequence
            case "map": .mapping
            case "set": .set
            case "omap": .orderedMap
            case "pairs": .pairs
            case "python/tuple": .tuple
            case "merge": .merge
            case "value": .value
            default: .other(name)
            }
    }

    /// The tag as a document's author writes it.
    var shortName: String {
        switch self {
        case .null: "!!null"
        case .bool: "!!bool"
        case .int: "!!int"
        case .float: "!!float"
        case .string: "!!str"
        case .binary: "!!binary"
        case .timestamp: "!!timestamp"
        case .sequence: "!!seq"
        case .mapping: "!!map"
        case .set: "!!set"
        case .orderedMap: "!!omap"
        case .pairs: "!!pairs"
        case .tuple: "!!python/tuple"
        case .merge: "!!merge"
        case .value: "!!value"
        case .other(let name): name
        }
    }
}
