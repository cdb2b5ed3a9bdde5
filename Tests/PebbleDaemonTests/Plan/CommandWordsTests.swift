import PebbleDaemon
import Testing

@Suite("A command's words")
struct CommandWordsTests {
    static let commands: [(command: String, base: [String], defaults: [String])] = [
        ("", [], []),
        ("web", ["web"], []),
        ("  web\t--port  80 \n", ["web", "--port", "80"], []),
        ("sh -c \"echo $X; exit\"", ["sh", "-c", "echo $X; exit"], []),
        ("a'b c'd\"e f\"g", ["ab cde fg"], []),
        ("'' \"\"", ["", ""], []),
        ("a\\ b \\\"c", ["a b", "\"c"], []),
        ("\"a\\\"b\\n\" 'c\\d'", ["a\"bn", "c\\d"], []),
        ("a # comment\nb", ["a", "b"], []),
        ("a#b #c", ["a#b"], []),
        ("ls *.txt $HOME ~", ["ls", "*.txt", "$HOME", "~"], []),
        ("web --port [ 80 -v ]", ["web", "--port"], ["80", "-v"]),
        ("web [ ]", ["web"], []),
        ("web [80]", ["web", "[80]"], []),
        ("web [ 80", ["web"], ["80"]),
        ("é ü\u{301}", ["é", "ü\u{301}"], []),
    ]

    @Test("are split by quotes, backslashes and comments, with default arguments in brackets", arguments: commands)
    func splits(command: String, base: [String], defaults: [String]) throws {
        let words = try CommandWords(ofService: command)
        #expect(words.base == base)
        #expect(words.defaults == defaults)
        #expect(words.all == base + defaults)
    }

    @Test("a command that is put together splits into the same words")
    func joins() throws {
        let words = ["a b", "it's", "", "\"", "\\", "#x", "plain", "tab\t", "line\n"]
        let command = CommandWords.command(base: ["web"] + words, defaults: words)
        let split = try CommandWords(ofService: command)
        #expect(split.base == ["web"] + words)
        #expect(split.defaults == words)
    }
}
