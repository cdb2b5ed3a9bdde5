import YAML

/// The lines of a layer's section as Pebble counts them: from the section's first, without blank ones.
///
/// Pebble writes each section anew before it reads it, which drops them.
struct SectionLines {
    /// The line of the text on which the section begins.
    private let first: Int
    /// The blank lines of the text, in order.
    private let blank: [Int]

    /// Counts as the text does.
    static let ofText = SectionLines(first: 1, blank: [])

    private init(first: Int, blank: [Int]) {
        self.first = first
        self.blank = blank
    }

    /// Counts the lines of a section: below its name, or on its line.
    init(of section: YAMLNode, nameLine: Int, blankLines: [Int]) {
        self.init(first: section.line > nameLine ? nameLine + 1 : section.line, blank: blankLines)
    }

    /// The line in the section of a line in the text; at least 1, as what an alias names can stand before the section.
    func inSection(_ line: Int) -> Int {
        let blanks = blank.count { $0 >= first && $0 < line }
        return max(1, line - first + 1 - blanks)
    }

    /// The numbers of the lines of a text that are blank.
    static func blankLines(of text: [UInt8]) -> [Int] {
        text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated().compactMap {
            let isBlank = $1.allSatisfy {
                $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r")
            }
            return isBlank ? $0 + 1 : nil
        }
    }
}
