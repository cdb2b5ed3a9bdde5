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
    var charm: String { charmFolder ?? linkedFolder.map(links) ?? path }
    /// The charm's own folder, where the test has given one.
    var charmFolder: String?
    /// The folder whose files the charm finds in its own: what it writes beside them stays out of it.
    var linkedFolder: String?
    private var hasLinks = false

    /// Fills a folder with links to all that is in another.
    private func links(to other: String) -> String {
        let folder = "\(path)/charm"
        guard !hasLinks else { return folder }
        hasLinks = true
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in (try? FileManager.default.contentsOfDirectory(atPath: other)) ?? [] {
            try? FileManager.default.createSymbolicLink(
                atPath: "\(folder)/\(name)", withDestinationPath: "\(other)/\(name)")
        }
        return folder
    }

    deinit { remove() }

    /// Removes the folder now.
    func remove() {
        if let made { try? FileManager.default.removeItem(atPath: made) }
        made = nil
        hasLinks = false
    }
}
