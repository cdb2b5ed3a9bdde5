import Pebble

extension Container {
    /// Copies a file or directory of the container into a directory of this machine (`pull_path`).
    ///
    /// See ``pullPaths(_:to:)``.
    ///
    /// - Parameters:
    ///   - source: The file or directory, from the container's root.
    ///   - directory: Where it goes on this machine.
    /// - Throws: ``OpsError``, as ``pullPaths(_:to:)`` does.
    public func pullPath(_ source: String, to directory: String) async throws(OpsError) {
        try await pullPaths([source], to: directory)
    }

    /// Copies files and directories of the container into a directory of this machine (`pull_path`).
    ///
    /// A directory is copied under its own name with all that it holds, be it empty; `folder/*` copies what the folder
    /// holds. So `/foo` goes to `dst/foo`, and `/foo/*` into `dst`.
    ///
    /// - Files keep their permissions, and belong to the user that the charm runs as; `ops` does not keep the permissions.
    ///   Directories are made as that user makes them.
    /// - A link to a file is copied as that file. Below the source, a link to a directory is an error: it may lead anywhere.
    ///   Sockets, pipes and devices are left out.
    /// - What fails does not keep the rest from being copied, unless Pebble cannot be reached any more; `ops` leaves the
    ///   rest of a source out.
    ///
    /// - Parameters:
    ///   - sources: The files and directories, from the container's root.
    ///   - directory: Where they go on this machine; within the charm's folder unless from the root. It is made if need be.
    /// - Throws: ``OpsError`` with ``OpsError/Code/copyFailed`` when not all was copied; ``OpsError/copyFailures`` says what
    ///   and why. With ``OpsError/Code/invalidArgument`` when a source is not given from the root.
    public func pullPaths(_ sources: [String], to directory: String) async throws(OpsError) {
        for source in sources where source.utf8.first != UInt8(ascii: "/") {
            throw OpsError(
                .invalidArgument, "'\(source)' is nothing to copy from a container; give its path from the root.")
        }
        var copy = TreeCopy()
        for source in sources where !copy.isGivenUp {
            await pull(CopySource(source), to: directory.isEmpty ? "." : directory, &copy)
        }
        try copy.finish("pulled from the container '\(name)'")
    }

    private func pull(_ source: CopySource, to directory: String, _ copy: inout TreeCopy) async {
        var waiting = [(file: FileInfo?.none, from: source.path, to: source.destination(in: directory))]
        while !copy.isGivenUp, let (entry, path, destination) = waiting.popLast() {
            let entries = await copy.attempt(path, of: source) { () async throws(PebbleError) -> [FileInfo] in
                let file = try await followed(entry, path)
                let isContents = entry == nil && source.isContents
                guard !isContents || file.type == .directory else { throw .noDirectory(path) }
                switch file.type {
                case .directory:
                    try LocalFile.makeDirectories(destination)
                    return try await listFiles(path)
                case .file:
                    if entry == nil { try LocalFile.makeDirectories(directory) }
                    try await pull(path).write(to: .file(destination, permissions: file.permissions))
                default:
                    logger.debug("Skipped '\(path)', which is neither a file nor a directory.")
                }
                return []
            }
            for entry in (entries ?? []).reversed() {
                // Pebble is not to say where on this machine something is written.
                let name = await copy.attempt(path, of: source) { () throws(PebbleError) in try entry.checkedName }
                guard let name else { continue }
                waiting.append((entry, path.appending(name: name), destination.appending(name: name)))
            }
        }
    }

    /// What there is of a path, which may be an entry of a directory's list: there, links are not followed yet.
    private func followed(_ entry: FileInfo?, _ path: String) async throws(PebbleError) -> FileInfo {
        if let entry, entry.type != .symlink { return entry }
        guard let file = try await file(path) else {
            throw PebbleError(.local, "There is nothing at '\(path)' in the container '\(name)'.")
        }
        guard entry == nil || file.type != .directory else { throw .linkToDirectory(path) }
        return file
    }
}

extension FileInfo {
    /// The name, which can only stand for something in the directory that was listed.
    fileprivate var checkedName: String {
        get throws(PebbleError) {
            guard !name.isEmpty, name != ".", name != "..",
                !name.utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "/") })
            else {
                throw PebbleError(
                    .protocolViolation, "Pebble's answer is not as its API says: a file's name is '\(name)'.")
            }
            return name
        }
    }
}
