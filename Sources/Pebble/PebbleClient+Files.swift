import PlainValues

extension PebbleClient {
    /// Writes a file, of any size, while it is sent (`push`).
    ///
    /// The file takes the place of what has that path, be it a link, once it is whole: whoever reads it sees the old content
    /// or the new one, and a failure leaves the old.
    ///
    /// - Parameters:
    ///   - content: What to write.
    ///   - path: The path, from the root.
    ///   - makeDirectories: Whether to make the directories above it if need be, as `0o755` and with the same owner.
    ///   - permissions: The permissions, of three octal digits; Pebble's own are `0o644`.
    ///   - owner: The owner; Pebble's own user if none is given.
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/path`` when it cannot be written, with the
    ///   ``PebbleError/kind``; of code ``PebbleError/Code/local`` when the content cannot be read; of code
    ///   ``PebbleError/Code/api`` with status 400 when the name has a line break, which the API cannot express.
    public func push(
        _ content: ByteSource, to path: String, makeDirectories: Bool = false, permissions: Int? = nil,
        owner: WorkloadUser? = nil
    ) async throws(PebbleError) {
        fatalError()
    }

    /// Writes a file of text in UTF-8 (`push`).
    ///
    /// See ``push(_:to:makeDirectories:permissions:owner:)-(ByteSource,_,_,_,_)``.
    public func push(
        _ text: String, to path: String, makeDirectories: Bool = false, permissions: Int? = nil,
        owner: WorkloadUser? = nil
    ) async throws(PebbleError) {
        try await push(
            .text(text), to: path, makeDirectories: makeDirectories, permissions: permissions, owner: owner)
    }

    /// Reads a file, of any size, while it arrives (`pull`).
    ///
    /// - Parameter path: The path, from the root; links are followed.
    /// - Returns: The content, which is read as it is asked for.
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/path`` when it cannot be read, with the ``PebbleError/kind``. When
    ///   that happens midway, the content ends with that error.
    public func pull(_ path: String) async throws(PebbleError) -> ByteChunks {
        fatalError()
    }

    /// Lists a directory, or tells about a file (`list_files`).
    ///
    /// - Parameters:
    ///   - path: The path, from the root.
    ///   - pattern: Only names that match it: `*`, `?`, `[a-z]` and `[^a-z]` are known.
    ///   - itself: Whether to tell about the directory itself instead of what it holds.
    /// - Returns: The entries, sorted by name; links are not followed, but the path itself is.
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/api`` with status 404 when there is nothing of that path.
    public func listFiles(
        _ path: String, pattern: String? = nil, itself: Bool = false
    ) async throws(PebbleError) -> [FileInfo] {
        fatalError()
    }

    /// Makes a directory (`make_dir`).
    ///
    /// - Parameters:
    ///   - path: The path, from the root.
    ///   - makeParents: Whether to make the directories above it if need be, with the same permissions and owner; and whether
    ///     a directory that is there already is no error. It stays as it is.
    ///   - permissions: The permissions, of three octal digits; Pebble's own are `0o755`.
    ///   - owner: The owner; Pebble's own user if none is given.
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/path`` when it cannot be made, with the ``PebbleError/kind``.
    public func makeDirectory(
        _ path: String, makeParents: Bool = false, permissions: Int? = nil, owner: WorkloadUser? = nil
    ) async throws(PebbleError) {
        fatalError()
    }

    /// Removes a file or directory (`remove_path`).
    ///
    /// - Parameters:
    ///   - path: The path, from the root; a link is removed itself.
    ///   - recursive: Whether to remove a directory with all that it holds. Then a path that is not there is no error.
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/path`` when it cannot be removed, with the ``PebbleError/kind``.
    public func removePath(_ path: String, recursive: Bool = false) async throws(PebbleError) {
        fatalError()
    }
}
