import Foundation
import Glibc

/// The files of a charm's folder, and how they come to a unit.
struct CharmTree {
    /// A file, folder or link of a charm.
    struct Entry {
        enum Kind {
            case file, folder, link
        }

        /// The path from the charm's root.
        var path: String
        var kind: Kind
    }

    /// What a charm's folder holds and no `.charm` file should: the history and build output beside the sources.
    private static let leftOut: Set<String> = [".git", ".svn", ".hg", ".bzr", ".build"]
    private static let deepest = 64

    let root: String
    /// Everything in the charm, folders before what is in them.
    let entries: [Entry]

    /// Lists a folder.
    ///
    /// - Throws: ``LocalJujuError`` when it is not readable, or holds what is no file, folder or link (a socket).
    init(_ root: String) throws(LocalJujuError) {
        self.root = root
        var entries: [Entry] = []
        try Self.list("", in: root, depth: 0, into: &entries)
        self.entries = entries
    }

    private static func list(
        _ folder: String, in root: String, depth: Int, into entries: inout [Entry]
    ) throws(LocalJujuError) {
        guard depth < deepest else {
            throw LocalJujuError(.invalidCharm, "\(root)/\(folder) is nested deeper than \(deepest) folders.")
        }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)").sorted()
        } catch {
            throw LocalJujuError(.invalidCharm, "The folder \(root)/\(folder) cannot be read.", cause: error)
        }
        for name in names where !(depth == 0 && leftOut.contains(name)) {
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            var information = stat()
            guard lstat("\(root)/\(path)", &information) == 0 else {
                throw Files.failure("cannot be read", "\(root)/\(path)")
            }
            switch information.st_mode & S_IFMT {
            case S_IFREG: entries.append(Entry(path: path, kind: .file))
            case S_IFLNK: entries.append(Entry(path: path, kind: .link))
            case S_IFDIR:
                entries.append(Entry(path: path, kind: .folder))
                try list(path, in: root, depth: depth + 1, into: &entries)
            default:
                throw LocalJujuError(.invalidCharm, "\(root)/\(path) is no file, folder or symbolic link.")
            }
        }
    }

    /// Copies the charm into a folder, over what is there.
    ///
    /// A file that exists is replaced, not overwritten: a program that still runs keeps its old one.
    func install(into folder: String) throws(LocalJujuError) {
        try Files.makeFolder(folder)
        for entry in entries {
            let source = "\(root)/\(entry.path)"
            let target = "\(folder)/\(entry.path)"
            if entry.kind == .folder {
                if !isRealFolder(target) { try Files.remove(target) }
                try Files.makeFolder(target)
                continue
            }
            try Files.remove(target)
            do {
                try FileManager.default.copyItem(atPath: source, toPath: target)
            } catch {
                throw LocalJujuError(.fileSystem, "\(source) cannot be copied to \(target).", cause: error)
            }
        }
    }

    /// Removes from a unit's folder what this charm shipped and the next one does not.
    ///
    /// What the charm wrote itself stays.
    func removeFiles(absentFrom next: CharmTree, in folder: String) throws(LocalJujuError) {
        let kept = Set(next.entries.map(\.path))
        for entry in entries.reversed() where !kept.contains(entry.path) {
            let path = "\(folder)/\(entry.path)"
            if entry.kind == .folder {
                // Stays, as it should, when the charm has put something into it.
                rmdir(path)
            } else {
                try Files.remove(path)
            }
        }
    }

    private func isRealFolder(_ path: String) -> Bool {
        var information = stat()
        return lstat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
    }
}
