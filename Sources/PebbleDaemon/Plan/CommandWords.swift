/// A command of the plan, split into its words.
///
/// The rules are a shell's for quotes, `\` and comments; there are no variables and no patterns.
package struct CommandWords: Hashable, Sendable {
    /// Why a command cannot be split, in Pebble's words.
    package struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
        package let description: String
    }

    /// The words before the default arguments.
    package let base: [String]
    /// The default arguments: what stands in `[ … ]` at the command's end.
    package let defaults: [String]

    /// All words, the default arguments with them.
    package var all: [String] { base + defaults }

    /// Splits a service's command.
    package init(ofService command: String) throws(Failure) {
        var base: [String] = []
        var defaults: [String] = []
        var isInGroup = false
        var hadGroup = false
        for (index, word) in try Self.words(of: command).enumerated() {
            switch word {
            case "[" where isInGroup: throw Failure(description: "cannot nest [ ... ] groups")
            case "]" where isInGroup: isInGroup = false
            case _ where isInGroup: defaults.append(word)
            case _ where hadGroup:
                throw Failure(description: "cannot have any arguments after [ ... ] group")
            case "[" where index == 0:
                throw Failure(description: "cannot start command with [ ... ] group")
            case "[":
                isInGroup = true
                hadGroup = true
            case "]": throw Failure(description: "cannot have ] outside of [ ... ] group")
            default: base.append(word)
            }
        }
        self.base = base
        self.defaults = defaults
    }

    /// The command with other default arguments.
    package static func command(base: [String], defaults: [String]) -> String {
        let base = base.map(quoted).joined(separator: " ")
        return defaults.isEmpty ? base : "\(base) [ \(defaults.map(quoted).joined(separator: " ")) ]"
    }

    /// Splits a text.
    package static func words(of text: String) throws(Failure) -> [String] {
        var splitter = Splitter()
        for scalar in text.unicodeScalars { splitter.take(scalar) }
        return try splitter.finish()
    }

    private static func quoted(_ word: String) -> String {
        let isPlain =
            !word.isEmpty
            && word.unicodeScalars.allSatisfy {
                !" \t\r\n\"'\\#".unicodeScalars.contains($0)
            }
        return isPlain
            ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    private struct Splitter {
        private enum State {
            case between, inWord, afterBackslash, inDoubleQuotes, afterBackslashInDoubleQuotes, inSingleQuotes,
                inComment
        }

        private var state = State.between
        private var word = String.UnicodeScalarView()
        private var words: [String] = []

        mutating func take(_ scalar: Unicode.Scalar) {
            switch state {
            case .between, .inWord: takeOutside(scalar)
            case .afterBackslash: add(scalar, then: .inWord)
            case .inDoubleQuotes:
                switch scalar {
                case "\"": state = .inWord
                case "\\": state = .afterBackslashInDoubleQuotes
                default: word.append(scalar)
                }
            case .afterBackslashInDoubleQuotes: add(scalar, then: .inDoubleQuotes)
            case .inSingleQuotes:
                if scalar == "'" { state = .inWord } else { word.append(scalar) }
            case .inComment:
                if scalar == "\n" { state = .between }
            }
        }

        private mutating func takeOutside(_ scalar: Unicode.Scalar) {
            switch scalar {
            case " ", "\t", "\r", "\n": endWord()
            case "\"": state = .inDoubleQuotes
            case "'": state = .inSingleQuotes
            case "\\": state = .afterBackslash
            case "#" where state == .between: state = .inComment
            default: add(scalar, then: .inWord)
            }
        }

        private mutating func add(_ scalar: Unicode.Scalar, then next: State) {
            word.append(scalar)
            state = next
        }

        private mutating func endWord() {
            if state == .inWord { words.append(String(word)) }
            word = String.UnicodeScalarView()
            state = .between
        }

        mutating func finish() throws(Failure) -> [String] {
            switch state {
            case .afterBackslash, .afterBackslashInDoubleQuotes:
                throw Failure(description: "EOF found after escape character")
            case .inDoubleQuotes, .inSingleQuotes:
                throw Failure(description: "EOF found when expecting closing quote")
            case .between, .inWord, .inComment:
                endWord()
                return words
            }
        }
    }
}
