import CharmMetadata
import OrderedCollections

/// What a charm's metadata must declare for an event, or for a question about it, to be possible.
package enum EventDeclaration {
    /// An action, by its name.
    case action(String)
    /// An endpoint, by its name.
    case endpoint(String)
    /// A storage, by its name.
    case storage(String)
    /// A container, by its name.
    case container(String)
    /// A resource, by its name.
    case resource(String)
    /// An option of the configuration, by its name.
    case option(String)

    /// The name of what must be declared.
    var name: String {
        switch self {
        case .action(let name), .endpoint(let name), .storage(let name), .container(let name), .resource(let name),
            .option(let name):
            name
        }
    }

    /// Makes sure that the metadata has it.
    ///
    /// - Parameter metadata: The charm's metadata.
    /// - Throws: ``OpsError`` with ``OpsError/Code/notDeclared``, with the list of what is declared.
    func check(in metadata: CharmMetadata) throws(OpsError) {
        switch self {
        case .action(let name) where metadata.actions[name] == nil:
            throw Self.missing("action", name, metadata.actions.keys)
        case .endpoint(let name) where metadata.relations[name] == nil:
            throw Self.missing("endpoint", name, metadata.relations.keys)
        case .storage(let name) where metadata.storages[name] == nil:
            throw Self.missing("storage", name, metadata.storages.keys)
        case .container(let name) where metadata.containers[name] == nil:
            throw Self.missing("container", name, metadata.containers.keys)
        case .resource(let name) where metadata.resources[name] == nil:
            throw Self.missing("resource", name, metadata.resources.keys)
        case .option(let name) where metadata.config[name] == nil:
            throw Self.missing("option", name, metadata.config.keys)
        default: break
        }
    }

    private static func missing(_ noun: String, _ name: String, _ declared: some Sequence<String>) -> OpsError {
        let list = declared.sorted().joined(separator: ", ")
        return OpsError(
            .notDeclared, "The charm declares no \(noun) '\(name)'; its \(noun)s are: \(list.isEmpty ? "none" : list).")
    }
}
