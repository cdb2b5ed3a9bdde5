public import Pebble

extension Container {
    /// Writes a file, of any size, while it is sent (`push`).
    ///
    /// - Parameters:
    ///   - content: What to write.
    ///   - path: The path in the container, from the root.
    ///   - makeDirectories: Whether to make the directories above it if need be.
    ///   - permissions: The permissions, of three octal digits; Pebble's own are `0o644`.
    ///   - owner: The owner; Pebble's own user if none is given.
    /// - Throws: ``Pebble/PebbleError``, as
    ///   ``Pebble/PebbleClient/push(_:to:makeDirectories:permissions:owner:)-(ByteSource,_,_,_,_)`` does.
    public func push(
        _ content: ByteSource, to path: String, makeDirectories: Bool = false, permissions: Int? = nil,
        owner: WorkloadUser? = nil
    ) async throws(PebbleError) {
        try await pebble.push(
            content, to: path, makeDirectories: makeDirectories, permissions: permissions, owner: owner)
    }

    /// Writes a file of text in UTF-8 (`push`).
    ///
    /// - Parameters:
    ///   - text: What to write.
    ///   - path: The path in the container, from the root.
    ///   - makeDirectories: Whether to make the directories above it if need be.
    ///   - permissions: The permissions, of three octal digits; Pebble's own are `0o644`.
    ///   - owner: The owner; Pebble's own user if none is given.
    /// - Throws: ``Pebble/PebbleError`` of code ``Pebble/PebbleError/Code/path`` when it cannot be written.
    public func push(
        _ text: String, to path: String, makeDirectories: Bool = false, permissions: Int? = nil,
        owner: WorkloadUser? = nil
    ) async throws(PebbleError) {
        try await pebble.push(text, to: path, makeDirectories: makeDirectories, permissions: permissions, owner: owner)
    }

    /// Reads a file, of any size, while it arrives (`pull`).
    ///
    /// ```swift
    /// let hosts = try await container.pull("/etc/hosts").text()
    /// ```
    ///
    /// - Parameter path: The path in the container, from the root; links are followed.
    /// - Returns: The content, which is read as it is asked for.
    /// - Throws: ``Pebble/PebbleError`` of code ``Pebble/PebbleError/Code/path`` when it cannot be read.
    public func pull(_ path: String) async throws(PebbleError) -> ByteChunks { try await pebble.pull(path) }

    /// Lists a directory, or tells about a file (`list_files`).
    ///
    /// - Parameters:
    ///   - path: The path in the container, from the root.
    ///   - pattern: Only names that match it: `*`, `?`, `[a-z]` and `[^a-z]` are known.
    ///   - itself: Whether to tell about the directory itself instead of what it holds.
    /// - Returns: The entries, sorted by name; links are not followed, but the path itself is.
    /// - Throws: ``Pebble/PebbleError`` of code ``Pebble/PebbleError/Code/api`` with status 404 when there is nothing of that
    ///   path.
    public func listFiles(
        _ path: String, pattern: String? = nil, itself: Bool = false
    ) async throws(PebbleError) -> [FileInfo] {
        try await pebble.listFiles(path, pattern: pattern, itself: itself)
    }

    /// Tells whether there is something of a path (`exists`).
    ///
    /// - Parameter path: The path in the container, from the root; links are followed.
    public func exists(_ path: String) async throws(PebbleError) -> Bool { try await file(path) != nil }

    /// Tells whether there is a directory of a path (`isdir`).
    ///
    /// - Parameter path: The path in the container, from the root; links are followed.
    public func isDirectory(_ path: String) async throws(PebbleError) -> Bool {
        try await file(path)?.type == .directory
    }

    /// Makes a directory (`make_dir`).
    ///
    /// - Parameters:
    ///   - path: The path in the container, from the root.
    ///   - makeParents: Whether to make the directories above it if need be, and to take one that is there as it is.
    ///   - permissions: The permissions, of three octal digits; Pebble's own are `0o755`.
    ///   - owner: The owner; Pebble's own user if none is given.
    /// - Throws: ``Pebble/PebbleError`` of code ``Pebble/PebbleError/Code/path`` when it cannot be made.
    public func makeDirectory(
        _ path: String, makeParents: Bool = false, permissions: Int? = nil, owner: WorkloadUser? = nil
    ) async throws(PebbleError) {
        try await pebble.makeDirectory(path, makeParents: makeParents, permissions: permissions, owner: owner)
    }

    /// Removes a file or directory (`remove_path`).
    ///
    /// - Parameters:
    ///   - path: The path in the container, from the root; a link is removed itself.
    ///   - recursive: Whether to remove a directory with all that it holds. Then a path that is not there is no error.
    /// - Throws: ``Pebble/PebbleError`` of code ``Pebble/PebbleError/Code/path`` when it cannot be removed.
    public func removePath(_ path: String, recursive: Bool = false) async throws(PebbleError) {
        try await pebble.removePath(path, recursive: recursive)
    }

    /// What there is of a path, links followed; nil when there is nothing.
    func file(_ path: String) async throws(PebbleError) -> FileInfo? {
        do {
            return try await pebble.listFiles(path, itself: true).first
        } catch  where error.code == .api && error.statusCode == 404 {
            return nil
        }
    }
}
