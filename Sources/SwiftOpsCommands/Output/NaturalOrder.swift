/// The order in which people count: `web/2` before `web/10`.
enum NaturalOrder {
    static func precedes(_ left: String, _ right: String) -> Bool {
        let (left, right) = (parts(left), parts(right))
        for (one, other) in zip(left, right) where one != other {
            // Of two numbers without leading zeros the longer one is the larger.
            if one.isNumber, other.isNumber, one.text.count != other.text.count {
                return one.text.count < other.text.count
            }
            return one.text < other.text
        }
        return left.count < right.count
    }

    private struct Part: Equatable {
        var text: String
        let isNumber: Bool
    }

    private static func parts(_ text: String) -> [Part] {
        var parts: [Part] = []
        for character in text {
            let isNumber = character.isASCII && character.isNumber
            if let last = parts.indices.last, parts[last].isNumber == isNumber {
                // Leading zeros do not count.
                if isNumber, parts[last].text == "0" { parts[last].text = "" }
                parts[last].text.append(character)
            } else {
                parts.append(Part(text: String(character), isNumber: isNumber))
            }
        }
        return parts
    }
}
