/// One place of the reader's stack or memo.
enum PickleSlot {
    /// A complete value.
    case value(PickledValue)
    /// A list, a dict or a set that can still be filled.
    case container(PickleContainer)
    /// A function that is known to make a plain value; the reader imitates it.
    case function(PickleFunction)
}

/// The functions that protocols 2 and 3 call where later ones have an opcode.
///
/// They are recognised by name and never called.
enum PickleFunction: String {
    case set
    case frozenset
    /// Protocol 2 writes bytes as text of Latin-1.
    case encode
    /// Protocol 2 writes no bytes at all as `bytes()`.
    case bytes

    /// The function of that name, or `nil` when it is not one of the four.
    init?(module: String, name: String) {
        switch module {
        case "__builtin__", "builtins":
            guard name != "encode", let function = PickleFunction(rawValue: name) else { return nil }
            self = function
        case "_codecs":
            guard name == "encode" else { return nil }
            self = .encode
        default:
            return nil
        }
    }
}
