public import OrderedCollections

extension HookCommands {
    /// Lists the storage instances that are attached to the unit.
    ///
    /// - Parameter name: The storage of which to list the instances; by default all.
    /// - Returns: The instances' names, such as `data/0`.
    /// - Throws: ``HookCommandError``.
    public func storageList(_ name: String? = nil) throws(HookCommandError) -> [String] {
        var command = HookCommand("storage-list", ["--format=json"])
        if let name { try command.add(operand: name) }
        return try ask(command).texts()
    }

    /// Tells where a storage instance is.
    ///
    /// - Parameter id: The instance, such as `data/0`; by default the event's.
    /// - Returns: Its kind and its location.
    /// - Throws: ``HookCommandError``.
    public func storageGet(_ id: String? = nil) throws(HookCommandError) -> StorageInfo {
        var command = HookCommand("storage-get", ["--format=json"])
        command.add("-s", id)
        return try StorageInfo(ask(command))
    }

    /// Asks for more storage, which comes with an event of its own after the dispatch.
    ///
    /// - Parameter counts: How many instances of which storage.
    /// - Throws: ``HookCommandError``.
    public func storageAdd(_ counts: OrderedDictionary<String, Int>) throws(HookCommandError) {
        var command = HookCommand("storage-add")
        for (name, count) in counts {
            try command.add(operand: "\(name)=\(count)")
        }
        try run(command)
    }
}
