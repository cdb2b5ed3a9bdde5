import Foundation
import Glibc
import Synchronization

/// The files of a container: a folder that stands for its root, and folders that are mounted in it.
///
/// The folder is made when it is first needed, and removed with the last reference.
final class ContainerFiles: Sendable {
    /// A folder or file of this machine at a place in the container.
    struct MountPoint: Hashable, Sendable {
        /// The parts of its path in the container.
        let location: [String]
        /// Its path on this machine.
        let source: String
    }

    private struct State: Sendable {
        var root: String?
        /// Of several at one place the last one counts, as with the system's own mounts.
        var mounts: [MountPoint] = []
        /// The links in the root that show mounts to those who look into it.
        var links: Set<String> = []
        var owners: [String: FileOwner] = [:]
    }

    private let state = Mutex(State())

    deinit { remove() }

    /// Removes the folder and all in it; mounted folders stay.
    func remove() {
        state.withLock { state in
            if let root = state.root { try? FileManager.default.removeItem(atPath: root) }
            state.root = nil
            state.links = []
        }
    }

    /// The folder that stands for the root.
    var root: String { state.withLock { Self.root(of: &$0) } }

    private static func root(of state: inout State) -> String {
        if let root = state.root { return root }
        var template = Array((FileManager.default.temporaryDirectory.path + "/ops-testing-XXXXXX").utf8CString)
        let root =
            mkdtemp(&template) == nil
            ? "/nonexistent" : String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        chmod(root, 0o755)
        state.root = root
        show(&state)
        return root
    }

    // MARK: Mounts

    /// What is mounted, the newest last.
    var mounts: [MountPoint] {
        get { state.withLock { $0.mounts } }
        set {
            state.withLock { state in
                guard state.mounts != newValue else { return }
                state.mounts = newValue
                Self.show(&state)
            }
        }
    }

    /// Puts a link to each mounted folder into the root, for tests that look there.
    private static func show(_ state: inout State) {
        guard let root = state.root else { return }
        for link in state.links { unlink(link) }
        state.links = []
        for mount in state.mounts {
            let path = ([root] + mount.location).joined(separator: "/")
            let folder = ([root] + mount.location.dropLast()).joined(separator: "/")
            try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            // An empty folder makes room; one that a test has filled stays, under what is mounted on it.
            if state.links.contains(path) { unlink(path) } else { rmdir(path) }
            if symlink(mount.source, path) == 0 { state.links.insert(path) }
        }
    }

    /// What is mounted at a place, if something is.
    private static func mount(at location: [String], in state: State) -> MountPoint? {
        state.mounts.last { $0.location == location }
    }

    /// The names of what is mounted in a folder.
    func mountNames(in folder: [String]) -> [String] {
        state.withLock { state in
            state.mounts.filter { $0.location.count == folder.count + 1 && $0.location.starts(with: folder) }
                .compactMap(\.location.last)
        }
    }

    // MARK: Places

    /// Where a path leads.
    ///
    /// Links are followed as they lead within the container: `..` and links never lead out of it.
    ///
    /// - Parameters:
    ///   - path: The path, from the container's root.
    ///   - followsLast: Whether a link at the end is followed as well.
    func place(of path: String, followsLast: Bool = true) throws(FileProblem) -> ContainerPlace {
        guard path.hasPrefix("/") else { throw FileProblem("paths must be absolute, got \(path.quoted)") }
        return try state.withLock { state throws(FileProblem) in
            let root = Self.root(of: &state)
            var waiting = Self.parts(of: path[...]).reversed() as [String]
            var location: [String] = []
            var links = 0
            while let part = waiting.popLast() {
                guard part != ".." else {
                    _ = location.popLast()
                    continue
                }
                location.append(part)
                guard Self.mount(at: location, in: state) == nil, followsLast || !waiting.isEmpty,
                    let target = Self.link(Self.host(of: location, root: root, in: state))
                else { continue }
                links += 1
                guard links <= 40 else { throw FileProblem(failed: "stat \(path)", ELOOP) }
                if target.hasPrefix("/") {
                    location = []
                    // A test may have made a link in the root with the path that it knows.
                    let inner = target.hasPrefix(root + "/") ? target.dropFirst(root.count) : target[...]
                    waiting += Self.parts(of: inner).reversed()
                } else {
                    location.removeLast()
                    waiting += Self.parts(of: target[...]).reversed()
                }
            }
            return ContainerPlace(
                location: location, host: Self.host(of: location, root: root, in: state),
                isMount: location.isEmpty || Self.mount(at: location, in: state) != nil)
        }
    }

    private static func parts(of path: Substring) -> [String] {
        path.split(separator: "/").filter { $0 != "." }.map(String.init)
    }

    /// The path on this machine of a place whose links were followed.
    private static func host(of location: [String], root: String, in state: State) -> String {
        for count in stride(from: location.count, through: 1, by: -1) {
            if let mount = mount(at: Array(location.prefix(count)), in: state) {
                return ([mount.source] + location.dropFirst(count)).joined(separator: "/")
            }
        }
        return location.isEmpty ? root : ([root] + location).joined(separator: "/")
    }

    /// Where a link leads; `nil` when it is none.
    private static func link(_ path: String) -> String? {
        var target = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = target.withUnsafeMutableBytes { bytes in
            bytes.withMemoryRebound(to: CChar.self) { buffer in
                buffer.baseAddress.map { readlink(path, $0, buffer.count) } ?? -1
            }
        }
        return count > 0 ? String(decoding: target.prefix(count), as: UTF8.self) : nil
    }

    // MARK: Owners

    /// Who was to own a file that is there.
    func owner(of host: String, _ status: stat) -> FileOwner? {
        state.withLock { $0.owners[host] }.flatMap { $0.inode == status.st_ino ? $0 : nil }
    }

    /// Remembers who is to own a file: on this machine it belongs to who runs the test.
    func setOwner(_ owner: FileOwner?, of host: String) {
        var status = stat()
        var owner = lstat(host, &status) == 0 ? owner : nil
        owner?.inode = status.st_ino
        state.withLock { [owner] in $0.owners[host] = owner }
    }
}
