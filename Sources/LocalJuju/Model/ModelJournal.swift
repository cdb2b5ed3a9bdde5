import Foundation

/// The file that holds what changed since the model's file was written: a change a line, as JSON.
///
/// A command that runs many hooks writes a line before each, rather than the whole model. It is there for a command that is
/// ended by force: the next one finds every hook that had ended, and the one that ran.
enum ModelJournal {
    static let name = "model.journal"
    /// From this size on it is time to write the whole model anew.
    static let longest = 16 << 20

    /// Adds a change.
    ///
    /// - Returns: How many bytes that took.
    static func append(_ change: ModelChange, to path: String) throws(LocalJujuError) -> Int {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        var bytes: [UInt8]
        do {
            bytes = Array(try encoder.encode(change))
        } catch {
            throw LocalJujuError(.invalidModel, "\(path) cannot be written.", cause: error)
        }
        bytes.append(UInt8(ascii: "\n"))
        try Files.append(bytes, to: path)
        return bytes.count
    }

    /// Brings a model that was read from its file to where the journal ends.
    ///
    /// Lines that follow another writing of the file say nothing: it was written, and the command ended before the journal
    /// was removed. So does a last line without its end.
    static func replay(_ path: String, on state: inout ModelState) throws(LocalJujuError) {
        guard Files.exists(path) else { return }
        let lines = try Files.read(path, limit: ModelFile.largest)
            .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (number, line) in lines.dropLast().enumerated() {
            let change: ModelChange
            do {
                change = try JSONDecoder().decode(ModelChange.self, from: Data(line))
            } catch {
                throw LocalJujuError(.invalidModel, "Line \(number + 1) of \(path) is not a change.", cause: error)
            }
            if change.generation == state.generation { change.apply(to: &state) }
        }
    }
}
