import Testing

/// Requests to a daemon of their own, one after the other, and what each is answered with.
struct APITable: Sendable, CustomTestStringConvertible {
    /// A request and its reply.
    struct Row: Sendable {
        let method: String
        let target: String
        let body: String?
        let status: Int
        /// The message of an error, the result as JSON, or a body that is no JSON.
        let message: String
    }

    static let all: [APITable] = [
        paths, files, folders, exec, layers, services, changes, checks, notices, logs, identities,
    ]

    let testDescription: String
    private let text: String

    /// Makes a table.
    ///
    /// - Parameters:
    ///   - name: What it is about.
    ///   - text: A line `> METHOD TARGET BODY` and a line `< STATUS MESSAGE` for each row.
    init(_ name: String, _ text: String) {
        testDescription = name
        self.text = text
    }

    /// The rows.
    ///
    /// - Parameter folder: What `FOLDER` stands for. `EMPTY` is an empty body.
    func rows(folder: String) throws -> [Row] {
        let filled = text.replacing("FOLDER", with: folder)
            .replacing("LONG300", with: String(repeating: "a", count: 300))
            .replacing("LONG5000", with: String(repeating: "x", count: 5000))
        let lines = filled.split(separator: "\n")
        return try stride(from: 0, to: lines.count, by: 2).map { index in
            let request = lines[index].split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
            let reply = try #require(lines[index + 1].wholeMatch(of: /< ([0-9]+) ?(.*)/))
            return Row(
                method: String(request[1]), target: String(request[2]),
                body: request.count > 3 ? String(request[3]).replacing("EMPTY", with: "") : nil,
                status: try #require(Int(reply.1)),
                message: String(reply.2).replacing("\\n", with: "\n"))
        }
    }
}
