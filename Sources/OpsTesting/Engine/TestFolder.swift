import Foundation
import Synchronization

/// A folder that is made when it is first needed, and removed with its last reference.
final class TestFolder {
    /// The folder in which the folders of all tests are made.
    private static let parent = FileManager.default.temporaryDirectory.path
    private static let lastNumber = Atomic(0)

    private var isMade = false
    /// The folder's path, before it is made as well.
    private lazy var name: String = {
        let number = Self.lastNumber.add(1, ordering: .relaxed).newValue
        return "\(Self.parent)/ops-testing-\(getpid())-\(number)"
    }()

    /// The folder's path.
    var path: String {
        guard !isMade else { return name }
        isMade = true
        // What an earlier process of the same number has left behind is none of ours.
        remove(name)
        try? FileManager.default.createDirectory(
            atPath: name, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return name
    }

    /// The folder that stands for the one that the charm was unpacked in.
    var charm: String { charmFolder ?? linkedFolder.map(links) ?? path }
    /// Its path, which a test need not have made.
    var charmName: String { charmFolder ?? (linkedFolder == nil ? name : linksName) }
    /// The charm's own folder, where the test has given one.
    var charmFolder: String?
    /// The folder whose files the charm finds in its own: what it writes beside them stays out of it.
    var linkedFolder: String?
    private var hasLinks = false
    private var linksName: String { "\(name)/charm" }

    /// Fills a folder with links to all that is in another.
    private func links(to other: String) -> String {
        let folder = linksName
        guard !hasLinks else { return folder }
        _ = path
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
        guard isMade else { return }
        isMade = false
        hasLinks = false
        remove(name)
    }

    private func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
