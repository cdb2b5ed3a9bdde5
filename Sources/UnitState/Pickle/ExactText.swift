/// Text that equals only text of the same bytes.
///
/// Swift takes a letter with a combining accent and the accented letter for equal; Python, and a file, do not.
struct ExactText: Hashable {
    private let text: String

    init(_ text: String) { self.text = text }

    static func == (one: ExactText, other: ExactText) -> Bool {
        one.text.utf8.elementsEqual(other.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(text)
    }
}
