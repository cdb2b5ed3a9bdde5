import Foundation

/// A resource as a unit fetches it: copied into the unit's folder at the first request and when it has changed.
struct UnitResource: Sendable {
    /// The model's copy.
    var source: String
    /// The unit's folder for the resource.
    var folder: String
    var filename: String
    var revision: Int

    /// Copies the file where the unit has an older one or none.
    ///
    /// - Returns: The unit's copy.
    func fetch() throws(LocalJujuError) -> String {
        let (target, mark) = ("\(folder)/\(filename)", "\(folder)/.revision")
        let fetched = try? String(decoding: Files.read(mark, limit: 64), as: UTF8.self)
        if fetched == "\(revision)", Files.exists(target) { return target }
        try Files.makeFolder(folder)
        try Files.remove(target)
        do {
            try FileManager.default.copyItem(atPath: source, toPath: target)
        } catch {
            throw LocalJujuError(.fileSystem, "\(source) cannot be copied.", cause: error)
        }
        try Files.replace(mark, with: Array("\(revision)".utf8))
        return target
    }
}
