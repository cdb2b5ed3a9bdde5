/// The order in which Go's YAML writes a map's keys: by letters, and by the numbers among them.
enum GoKeyOrder {
    /// Whether a key comes before another: `a2` before `a10`, and a number before a letter unless one goes before both.
    static func isLess(_ left: String, _ right: String) -> Bool {
        let left = Array(left.unicodeScalars)
        let right = Array(right.unicodeScalars)
        guard let index = zip(left, right).enumerated().first(where: { $1.0 != $1.1 })?.offset else {
            return left.count < right.count
        }
        let isLetter = (left: left[index].isLetter, right: right[index].isLetter)
        if isLetter.left, isLetter.right { return left[index] < right[index] }
        if isLetter.left || isLetter.right {
            return index > 0 && left[index - 1].isNumeral ? isLetter.left : isLetter.right
        }
        return isLessByNumber(left, right, at: index)
    }

    private static func isLessByNumber(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], at index: Int) -> Bool {
        var start: UInt64 = 0
        if left[index] == "0" || right[index] == "0" {
            // A zero within a number counts, one before it does not.
            let digitsBefore = left[..<index].reversed().prefix(while: \.isNumeral)
            if digitsBefore.contains(where: { $0 != "0" }) { start = 1 }
        }
        let leftNumber = number(left, from: index, start: start)
        let rightNumber = number(right, from: index, start: start)
        if leftNumber.value != rightNumber.value { return leftNumber.value < rightNumber.value }
        if leftNumber.end != rightNumber.end { return leftNumber.end < rightNumber.end }
        return left[index] < right[index]
    }

    /// The number at a place; one beyond 64 bits counts as the largest.
    private static func number(
        _ scalars: [Unicode.Scalar], from index: Int, start: UInt64
    ) -> (value: UInt64, end: Int) {
        var value = start
        var end = index
        while end < scalars.count, let digit = scalars[end].numeral {
            let (product, overflows) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowsToo) = product.addingReportingOverflow(digit)
            value = overflows || overflowsToo ? .max : sum
            end += 1
        }
        return (value, end)
    }
}

extension Unicode.Scalar {
    fileprivate var isLetter: Bool { properties.isAlphabetic && properties.numericType == nil }
    fileprivate var isNumeral: Bool { numeral != nil }

    /// The value of a decimal digit.
    fileprivate var numeral: UInt64? {
        properties.generalCategory == .decimalNumber ? properties.numericValue.map { UInt64($0) } : nil
    }
}
