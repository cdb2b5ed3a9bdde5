import Foundation

/// A folder that goes with its test.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        // Without a doubled slash: tests compare paths in it.
        let parent = FileManager.default.temporaryDirectory.path
        var template = Array("\(parent)/ops-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw POSIXError(.EIO) }
        path = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        chmod(path, 0o700)
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of a unit's database in the folder.
    var database: String { path + "/.unit-state.db" }

    /// Writes a file into the folder and returns its path.
    @discardableResult
    func write(_ bytes: some Sequence<UInt8>, to name: String = ".unit-state.db") throws -> String {
        let file = path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }

    func read(_ name: String = ".unit-state.db") throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
    }

    /// The permission bits of a file in the folder.
    func permissions(_ name: String = ".unit-state.db") -> mode_t {
        var status = stat()
        return stat(path + "/" + name, &status) == 0 ? status.st_mode & 0o7777 : 0
    }
}
