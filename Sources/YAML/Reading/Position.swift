/// A place in a text, counted from 1.
struct Position: Hashable {
    var line: Int
    var column: Int
}
