import HookCommands
import OrderedCollections

extension Model {
    /// The attached instances of one of the charm's storages.
    ///
    /// - Parameter name: The storage's name, as in the charm's metadata.
    /// - Returns: The instances.
    /// - Throws: ``OpsError`` with ``OpsError/Code/notDeclared`` for a storage that the charm does not declare, with
    ///   ``OpsError/Code/hookCommandFailed`` when `storage-list` fails.
    public func storages(_ name: String) throws(OpsError) -> [Storage] { try backend.storages(name) }

    /// Asks for more instances of a storage.
    ///
    /// Each comes with a storage-attached event, after this dispatch.
    ///
    /// - Parameters:
    ///   - name: The storage's name, as in the charm's metadata.
    ///   - count: How many; at least 1.
    /// - Throws: ``OpsError`` with ``OpsError/Code/notDeclared`` for a storage that the charm does not declare, with
    ///   ``OpsError/Code/hookCommandFailed`` when Juju refuses it, as for more than the charm declares.
    public func requestStorage(_ name: String, count: Int = 1) throws(OpsError) {
        try EventDeclaration.storage(name).check(in: backend.metadata)
        try backend.ask { commands throws(HookCommandError) in try commands.storageAdd([name: count]) }
    }

    /// The path of a resource's file, which Juju downloads when it is first asked for.
    ///
    /// It is `ops.Resources.fetch`.
    ///
    /// - Parameter name: The resource's name, as in the charm's metadata.
    /// - Returns: The path.
    /// - Throws: ``OpsError`` with ``OpsError/Code/notDeclared`` for a resource that the charm does not declare, with
    ///   ``OpsError/Code/hookCommandFailed`` when Juju does not have it, as when it was not given at the deployment.
    public func fetchResource(_ name: String) throws(OpsError) -> String {
        if let known = backend.answers.resources[name] { return known }
        try EventDeclaration.resource(name).check(in: backend.metadata)
        let path = try backend.ask { commands throws(HookCommandError) in try commands.resourceGet(name) }
        backend.answers.resources[name] = path
        return path
    }
}
