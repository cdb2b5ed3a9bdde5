import NIOCore
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
        var file: PlainMap = ["path": .string(path)]
        if makeDirectories { file["make-dirs"] = true }
        if let permissions { file["permissions"] = Self.octal(permissions) }
        owner?.write(to: &file)
        let form = try MultipartForm(["action": "write", "files": [.map(file)]], path: path)
        let source = try await SourceReader(content)
        var request = PebbleRequest(
            .post, "/v1/files", headers: [("Accept", "application/json"), ("Content-Type", form.contentType)],
            timeLimit: transport.timeLimit)
        let response: PebbleResponse
        if let whole = source.whole, whole.readableBytes <= Self.smallContent {
            request.body = ByteBuffer(combining: form.head, whole, form.tail)
            response = try await transport.send(request)
        } else {
            let length = source.count.map { form.head.readableBytes + $0 + form.tail.readableBytes }
            response = try await transport.upload(request, length: length) { body throws(PebbleError) in
                try await body.write(form.head)
                try await source.send { piece throws(PebbleError) in try await body.write(piece) }
                try await body.write(form.tail)
            }
        }
        try PebbleAnswer(response).check(path)
    }

    /// Up to this size a content is sent at once.
    private static var smallContent: Int { 64 << 10 }

    /// Permissions as the API has them.
    private static func octal(_ permissions: Int) -> PlainValue {
        let digits = String(permissions, radix: 8)
        return .string(String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits)
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
        let query: Query = ["action": "read", "path": path]
        let response = try await transport.open(
            PebbleRequest(
                .get, query.target("/v1/files"), headers: [("Accept", "multipart/form-data")],
                timeLimit: transport.timeLimit))
        guard PebbleAnswer.isSuccess(response.head.status) else {
            throw PebbleAnswer.error(try await response.collected(upTo: 1 << 20))
        }
        let file = try await PulledFile(path, response)
        return ByteChunks { () throws(PebbleError) in try await file.content() }
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
        var path = path[...]
        // Pebble would repeat the last name of a path with a slash at its end.
        while itself, path.count > 1, path.last == "/" { path.removeLast() }
        var query: Query = ["action": "list", "path": String(path)]
        query.add("pattern", pattern)
        if itself { query.add("itself", "true") }
        return try await get("/v1/files", query).result.elements(of: "the files", FileInfo.init)
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
        var directory: PlainMap = ["path": .string(path)]
        if makeParents { directory["make-parents"] = true }
        if let permissions { directory["permissions"] = Self.octal(permissions) }
        owner?.write(to: &directory)
        try await post("/v1/files", ["action": "make-dirs", "dirs": [.map(directory)]]).check(path)
    }

    /// Removes a file or directory (`remove_path`).
    ///
    /// - Parameters:
    ///   - path: The path, from the root; a link is removed itself.
    ///   - recursive: Whether to remove a directory with all that it holds. Then a path that is not there is no error.
    /// - Throws: ``PebbleError`` of code ``PebbleError/Code/path`` when it cannot be removed, with the ``PebbleError/kind``.
    public func removePath(_ path: String, recursive: Bool = false) async throws(PebbleError) {
        let removal: PlainMap = ["path": .string(path), "recursive": .bool(recursive)]
        try await post("/v1/files", ["action": "remove", "paths": [.map(removal)]]).check(path)
    }
}

extension ByteBuffer {
    fileprivate init(combining parts: ByteBuffer...) {
        self = ByteBufferAllocator().buffer(capacity: parts.reduce(0) { $0 + $1.readableBytes })
        for part in parts { writeImmutableBuffer(part) }
    }
}
