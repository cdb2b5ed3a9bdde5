import Foundation

/// A folder that is made when it is first needed, and removed with its last reference.
final class TestFolder {
    private var made: String?

    /// The folder's path.
    var path: String {
        if let made { return made }
        let path = FileManager.default.temporaryDirectory.path + "/ops-testing-\(UUID().uuidString)"
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        made = path
        return path
    }

    /// The folder that stands for the one that the charm was unpacked in.
    var charm: String { charmFolder ?? path }
    /// The charm's own folder, where there is one.
    var charmFolder: String?

    deinit { remove() }

    /// Removes the folder now.
    func remove() {
        if let made { try? FileManager.default.removeItem(atPath: made) }
        made = nil
    }
}
