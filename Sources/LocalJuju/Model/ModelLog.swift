import Foundation

/// The file that holds a model's log: one entry a line, as JSON.
enum ModelLog {
    static let name = "debug-log.jsonl"
    /// The newest entries up to this size are read.
    static let largest = 256 << 20

    static func append(_ entries: [LogEntry], to path: String) throws(LocalJujuError) {
        guard !entries.isEmpty else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var bytes: [UInt8] = []
        for entry in entries {
            do {
                bytes += try encoder.encode(entry)
            } catch {
                throw LocalJujuError(.fileSystem, "A log entry cannot be written to \(path).", cause: error)
            }
            bytes.append(UInt8(ascii: "\n"))
        }
        try Files.append(bytes, to: path)
    }

    /// Reads the log.
    ///
    /// The last line may be missing its end, when the command that wrote it was ended by force.
    static func load(from path: String) throws(LocalJujuError) -> [LogEntry] {
        guard Files.exists(path) else { return [] }
        let lines = try Files.read(path, limit: largest)
            .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var entries: [LogEntry] = []
        for (number, line) in lines.dropLast().enumerated() {
            do {
                entries.append(try JSONDecoder().decode(LogEntry.self, from: Data(line)))
            } catch {
                throw LocalJujuError(.invalidModel, "Line \(number + 1) of \(path) is not a log entry.", cause: error)
            }
        }
        return entries
    }
}
