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
    var charm: String { charmFolder ?? path }
    /// Its path, which a test need not have made.
    var charmName: String { charmFolder ?? name }
    /// The charm's own folder, where there is one.
    var charmFolder: String?

    deinit { remove() }

    /// Removes the folder now.
    func remove() {
        guard isMade else { return }
        isMade = false
        remove(name)
    }

    private func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
