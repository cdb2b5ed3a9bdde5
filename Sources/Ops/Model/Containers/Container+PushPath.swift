public import Pebble

extension Container {
    /// Copies a file or directory of this machine into a directory of the container (`push_path`).
    ///
    /// See ``pushPaths(_:to:owner:)``.
    ///
    /// - Parameters:
    ///   - source: The file or directory.
    ///   - directory: Where it goes in the container, from the root.
    ///   - owner: Who owns the copies; if none is given, the numbers of those who own the files here.
    /// - Throws: ``OpsError``, as ``pushPaths(_:to:owner:)`` does.
    public func pushPath(_ source: String, to directory: String, owner: WorkloadUser? = nil) async throws(OpsError) {
        try await pushPaths([source], to: directory, owner: owner)
    }

    /// Copies files and directories of this machine into a directory of the container (`push_path`).
    ///
    /// A directory is copied under its own name with all that it holds, be it empty; `folder/*` copies what the folder
    /// holds. So `/foo` goes to `/dst/foo`, and `/foo/*` into `/dst`.
    ///
    /// - Files keep their permissions, without the set-user, set-group and sticky bits. Directories get Pebble's own, 0755;
    ///   one that is there stays as it is.
    /// - Files keep the numbers of owner and group, unless one is given; names are not compared. `ops` sends the names as
    ///   well, and fails where the container knows others.
    /// - A link to a file is copied as that file. Below the source, a link to a directory is an error: it may lead anywhere.
    ///   Sockets, pipes and devices are left out.
    /// - What fails does not keep the rest from being copied, unless Pebble cannot be reached any more; `ops` leaves the
    ///   rest of a source out.
    ///
    /// - Parameters:
    ///   - sources: The files and directories.
    ///   - directory: Where they go in the container, from the root. It is made if need be.
    ///   - owner: Who owns the copies.
    /// - Throws: ``OpsError`` with ``OpsError/Code/copyFailed`` when not all was copied; ``OpsError/copyFailures`` says what
    ///   and why. With ``OpsError/Code/invalidArgument`` when the directory is not given from the root.
    public func pushPaths(
        _ sources: [String], to directory: String, owner: WorkloadUser? = nil
    ) async throws(OpsError) {
        guard directory.utf8.first == UInt8(ascii: "/") else {
            throw OpsError(
                .invalidArgument,
                "'\(directory)' is no directory to copy to in a container; give its path from the root.")
        }
        var copy = TreeCopy()
        for source in sources where !copy.isGivenUp {
            await push(CopySource(source), to: directory, owner, &copy)
        }
        try copy.finish("pushed to the container '\(name)'")
    }

    private func push(
        _ source: CopySource, to directory: String, _ owner: WorkloadUser?, _ copy: inout TreeCopy
    ) async {
        var waiting = [(from: source.path, to: source.destination(in: directory))]
        var isSource = true
        while !copy.isGivenUp, let (path, destination) = waiting.popLast() {
            let names = await copy.attempt(path, of: source) { () async throws(PebbleError) -> [String] in
                let file = try LocalFile(path, followsToDirectory: isSource)
                guard !isSource || !source.isContents || file.kind == .directory else { throw .noDirectory(path) }
                switch file.kind {
                case .directory:
                    // The directory that contents go to is not part of them.
                    if !isSource || !source.isContents {
                        try await makeDirectory(destination, makeParents: true, owner: owner)
                    }
                    return try LocalFile.names(in: path)
                case .file:
                    try await push(
                        .file(path), to: destination, makeDirectories: true, permissions: file.permissions,
                        owner: owner ?? file.owner)
                case .other:
                    logger.debug("Skipped '\(path)', which is neither a file nor a directory.")
                }
                return []
            }
            waiting += (names ?? []).reversed().map { (path.appending(name: $0), destination.appending(name: $0)) }
            isSource = false
        }
    }
}
