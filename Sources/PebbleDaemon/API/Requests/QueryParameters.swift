/// The parameters after a request's path.
struct QueryParameters: Sendable {
    private let pairs: [(name: String, value: String)]

    /// Reads what follows the `?`; pairs that are not encoded rightly are left out, as in Go.
    init(_ text: Substring) {
        pairs = text.split(separator: "&").compactMap { pair in
            guard !pair.contains(";") else { return nil }
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentText.decoded(parts[0], plusIsBlank: true),
                let value = PercentText.decoded(parts.count > 1 ? parts[1] : "", plusIsBlank: true)
            else { return nil }
            return (name, value)
        }
    }

    /// The first value of a parameter; empty when it is not given.
    func value(_ name: String) -> String {
        pairs.first { $0.name == name }?.value ?? ""
    }

    /// All values of a parameter.
    func values(_ name: String) -> [String] {
        pairs.filter { $0.name == name }.map(\.value)
    }

    /// The items of a parameter that is a list: repeated, separated by commas, or both.
    func list(_ name: String) -> [String] {
        values(name).flatMap { $0.split(separator: ",") }.map { item in
            let start = item.firstIndex { !$0.isWhitespace } ?? item.endIndex
            let end = item.lastIndex { !$0.isWhitespace }.map { item.index(after: $0) } ?? start
            return String(item[start..<end])
        }.filter { !$0.isEmpty }
    }
}
