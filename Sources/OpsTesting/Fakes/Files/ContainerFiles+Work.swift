import Glibc
import NIOCore
import Pebble

// What is done with files.

extension ContainerFiles {
    // MARK: Listing

    /// Lists a folder, or tells about a file.
    ///
    /// - Parameters:
    ///   - path: The path; links are followed.
    ///   - pattern: What names match; `nil` for all.
    ///   - itself: Whether a folder is told about itself, and not what it holds.
    func entries(of path: String, pattern: String?, itself: Bool) throws(FileProblem) -> [FileEntry] {
        let place = try place(of: path)
        var status = stat()
        guard place.read(&status) else { throw FileProblem(failed: "stat \(path)") }
        var entries: [FileEntry]
        if itself || status.st_mode & S_IFMT != S_IFDIR {
            let name = path.split(separator: "/").last.map(String.init) ?? "/"
            entries = [
                FileEntry(
                    path: Self.cleaned(path), name: name, status: status, owner: owner(of: place.host, status))
            ]
        } else {
            entries = try inner(of: place, path)
        }
        if let pattern {
            entries = entries.filter { fnmatch(pattern, $0.name, FNM_PATHNAME) == 0 }
        }
        return entries
    }

    private func inner(of place: ContainerPlace, _ path: String) throws(FileProblem) -> [FileEntry] {
        let mounts = Set(mountNames(in: place.location))
        let cleaned = Self.cleaned(path)
        let folder = cleaned == "/" ? cleaned : cleaned + "/"
        var entries: [FileEntry] = []
        for name in try names(in: place, path).union(mounts).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        {
            let inner = mounts.contains(name) ? try self.place(of: folder + name).host : place.host(of: name)
            var status = stat()
            let isThere = (mounts.contains(name) ? stat(inner, &status) : lstat(inner, &status)) == 0
            guard isThere else { continue }
            entries.append(
                FileEntry(path: folder + name, name: name, status: status, owner: owner(of: inner, status)))
        }
        return entries
    }

    /// The names in a folder of this machine.
    private func names(in place: ContainerPlace, _ path: String) throws(FileProblem) -> Set<String> {
        guard let folder = opendir(place.host) else { throw FileProblem(failed: "open \(path)") }
        defer { closedir(folder) }
        var names: Set<String> = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: tuple.pointee)) {
                    String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.insert(name) }
        }
        return names
    }

    // MARK: Reading

    /// What a file holds; links are followed.
    func content(of path: String) throws(FileProblem) -> ByteBuffer {
        let place = try place(of: path)
        var status = stat()
        guard place.read(&status) else { throw FileProblem(failed: "stat \(path)") }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw FileProblem("can only read a regular file: \(path.quoted)")
        }
        let file = Glibc.open(place.host, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw FileProblem(failed: "open \(path)") }
        defer { close(file) }
        var content = ByteBuffer()
        while true {
            var failure: Int32 = 0
            let count = content.writeWithUnsafeMutableBytes(minimumWritableBytes: 64 << 10) { space in
                let count = Glibc.read(file, space.baseAddress, space.count)
                failure = count < 0 ? errno : 0
                return max(count, 0)
            }
            if failure == EINTR { continue }
            guard failure == 0 else { throw FileProblem(failed: "read \(path)", failure) }
            if count == 0 { return content }
        }
    }

    // MARK: Writing

    /// Writes a file under another name, and puts it in its place when it is whole.
    ///
    /// A file that is mounted is written in its place.
    func write(
        _ content: ByteBuffer, to path: String, _ mode: UInt32, _ owner: FileOwner?, makingFolders: Bool
    ) throws(FileProblem) {
        if makingFolders {
            _ = try place(of: path)
            do throws(FileProblem) {
                try makeFolder(Self.folder(of: path), 0o755, owner, withParents: true)
            } catch {
                throw error.prefixed("cannot create directory")
            }
        }
        let place = try place(of: path, followsLast: false)
        let name = path.split(separator: "/").last.map(String.init) ?? "/"
        guard !name.contains("*") else {
            throw FileProblem("cannot create tempfile for filename containing '*': \(name.quoted)")
        }
        let digits = ".\(UInt32.random(in: 1_000_000_000 ... .max))~"
        var status = stat()
        let isFolder = place.read(&status) && status.st_mode & S_IFMT == S_IFDIR
        guard !isFolder else { throw FileProblem(failed: "rename \(path)\(digits) \(path)", EEXIST) }
        let host = place.isMount ? place.host : place.host + digits
        let file = open(host, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw FileProblem(failed: "open \(path)\(digits)") }
        defer { close(file) }
        let failure = Self.write(content, to: file)
        guard failure == 0, fchmod(file, mode) == 0, place.isMount || rename(host, place.host) == 0 else {
            let problem = FileProblem(failed: "write \(path)\(digits)", failure == 0 ? errno : failure)
            if !place.isMount { unlink(host) }
            throw problem
        }
        setOwner(owner, of: place.host)
    }

    /// - Returns: The number of the error; 0 for none.
    private static func write(_ content: ByteBuffer, to file: Int32) -> Int32 {
        content.withUnsafeReadableBytes { bytes in
            var rest = bytes
            while !rest.isEmpty {
                let count = Glibc.write(file, rest.baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return errno }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
            return 0
        }
    }

    // MARK: Folders

    /// Makes a folder.
    func makeFolder(
        _ path: String, _ mode: UInt32, _ owner: FileOwner?, withParents: Bool
    ) throws(FileProblem) {
        var status = stat()
        if withParents {
            let place = try place(of: path)
            if place.read(&status) {
                guard status.st_mode & S_IFMT == S_IFDIR else { throw FileProblem(failed: "mkdir \(path)", ENOTDIR) }
                return
            }
            if errno == ENOTDIR { throw FileProblem(failed: "mkdir \(path)", ENOTDIR) }
            let parent = Self.folder(of: path)
            if parent != path { try makeFolder(parent, mode, owner, withParents: true) }
        } else if try place(of: path, followsLast: false).read(&status) {
            throw FileProblem(failed: "mkdir \(path)", EEXIST)
        }
        let host = try place(of: path).host
        guard mkdir(host, 0o700) == 0 else { throw FileProblem(failed: "mkdir \(path).mkdir-new") }
        chmod(host, mode)
        setOwner(owner, of: host)
    }

    /// The path of the folder that a file is in.
    private static func folder(of path: String) -> String {
        "/" + path.split(separator: "/").filter { $0 != "." }.dropLast().joined(separator: "/")
    }

    /// A path without what means nothing in it.
    private static func cleaned(_ path: String) -> String {
        "/" + path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    }

    // MARK: Removing

    /// Removes a file or a folder; a link is removed itself.
    func remove(_ path: String, recursively isRecursive: Bool) throws(FileProblem) {
        let place = try place(of: path, followsLast: false)
        var status = stat()
        guard place.read(&status) else {
            if isRecursive, errno == ENOENT || errno == ENOTDIR { return }
            throw FileProblem(failed: "remove \(path)")
        }
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        if isFolder, isRecursive {
            for name in try names(in: place, path).union(mountNames(in: place.location)).sorted() {
                try remove(path + "/" + name, recursively: true)
            }
        }
        // What is mounted there holds it.
        guard !place.isMount else { throw FileProblem(failed: "\(isRecursive ? "unlinkat" : "remove") \(path)", EBUSY) }
        guard (isFolder ? rmdir(place.host) : unlink(place.host)) == 0 else {
            throw FileProblem(failed: "remove \(path)")
        }
        setOwner(nil, of: place.host)
    }
}
