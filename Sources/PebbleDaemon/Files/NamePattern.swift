/// A shell-like pattern for names, as Go's `path.Match` has it: `*`, `?`, `[a-z]`, `[^x]` and `\`.
struct NamePattern {
    /// The pattern is not one.
    struct Malformed: Error {}

    private enum Element {
        case any
        case one
        case scalar(Unicode.Scalar)
        case oneOf([ClosedRange<Unicode.Scalar>], isNegated: Bool)
    }

    private let elements: [Element]

    /// Reads a pattern.
    init(_ text: String) throws(Malformed) {
        var elements: [Element] = []
        var rest = Substring(text).unicodeScalars
        while let scalar = rest.popFirst() {
            switch scalar {
            case "*": elements.append(.any)
            case "?": elements.append(.one)
            case "[": elements.append(try Self.set(&rest))
            case "\\":
                guard let escaped = rest.popFirst() else { throw Malformed() }
                elements.append(.scalar(escaped))
            default: elements.append(.scalar(scalar))
            }
        }
        self.elements = elements
    }

    /// Whether a name is one of the pattern's.
    func matches(_ name: String) -> Bool {
        let scalars = Array(name.unicodeScalars)
        var place = 0
        var element = 0
        // Where to go on if the text after the last `*` does not match: that star takes one more.
        var retry: (element: Int, place: Int)?
        while true {
            if element < elements.count {
                if case .any = elements[element] {
                    retry = (element, place)
                    element += 1
                    continue
                }
                if place < scalars.count, matches(elements[element], scalars[place]) {
                    element += 1
                    place += 1
                    continue
                }
            } else if place == scalars.count {
                return true
            }
            guard let (star, begun) = retry, begun < scalars.count, scalars[begun] != "/" else { return false }
            retry = (star, begun + 1)
            element = star + 1
            place = begun + 1
        }
    }

    private func matches(_ element: Element, _ scalar: Unicode.Scalar) -> Bool {
        switch element {
        case .any: true
        case .one: scalar != "/"
        case .scalar(let expected): expected == scalar
        case .oneOf(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
        }
    }

    private static func set(_ rest: inout Substring.UnicodeScalarView) throws(Malformed) -> Element {
        let isNegated = rest.first == "^"
        if isNegated { rest.removeFirst() }
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        while rest.first != "]" || ranges.isEmpty {
            let low = try member(&rest)
            var high = low
            if rest.first == "-" {
                rest.removeFirst()
                high = try member(&rest)
            }
            // A range that is the wrong way round has nothing in it.
            if low <= high { ranges.append(low...high) } else if ranges.isEmpty { ranges.append("\0"..."\0") }
        }
        rest.removeFirst()
        return .oneOf(ranges, isNegated: isNegated)
    }

    private static func member(_ rest: inout Substring.UnicodeScalarView) throws(Malformed) -> Unicode.Scalar {
        guard let scalar = rest.popFirst(), scalar != "-", scalar != "]" else { throw Malformed() }
        guard scalar == "\\" else { return scalar }
        guard let escaped = rest.popFirst() else { throw Malformed() }
        return escaped
    }
}
