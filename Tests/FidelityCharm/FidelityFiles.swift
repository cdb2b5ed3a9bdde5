import Glibc
import PlainValues

/// What the charm does, by the event's name.
typealias Script = [String: [Step]]

/// The files in the charm's folder by which a test and the charm speak with each other, on every level the same.
///
/// The charm is started often, and Foundation would cost it more than all the rest: it is not used here.
struct FidelityFiles {
    private let script: String
    private let notes: String

    init(in charmFolder: String) {
        script = "\(charmFolder)/script.json"
        notes = "\(charmFolder)/notes"
    }

    // MARK: The test's side

    func write(_ script: Script) throws {
        try Self.append(try JSON.write(try PlainValueEncoder().encode(script)), to: self.script, mode: "we")
    }

    /// The notes since the last time.
    func takeNotes() -> [String] {
        defer { unlink(notes) }
        return Self.read(notes).split(separator: "\n").map { String($0) }
    }

    // MARK: The charm's side

    func readScript() throws -> Script {
        let text = Self.read(script)
        return text.isEmpty ? [:] : try PlainValueDecoder().decode(Script.self, from: try JSON.parse(text))
    }

    /// Writes a line that stays, whatever becomes of the hook.
    func note(_ line: String) throws { try Self.append(line + "\n", to: notes, mode: "ae") }

    /// What is in a file; nothing when it is not there.
    private static func read(_ path: String) -> String {
        guard let file = fopen(path, "re") else { return "" }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var next = fgetc(file)
        while next != EOF {
            bytes.append(UInt8(truncatingIfNeeded: next))
            next = fgetc(file)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func append(_ text: String, to path: String, mode: String) throws {
        guard let file = fopen(path, mode) else { throw NotWritable(path: path) }
        fputs(text, file)
        fclose(file)
    }

    private struct NotWritable: Error {
        let path: String
    }
}
