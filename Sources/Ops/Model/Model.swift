package import CharmMetadata
public import HookCommands
package import Logging
package import Pebble

/// The Juju model as this unit sees it.
///
/// Nothing is asked of Juju before it is needed, and what was answered is kept until the dispatch ends. It is `ops.Model`.
public final class Model {
    let backend: ModelBackend

    /// This unit.
    public let unit: Unit
    /// The application that this unit belongs to.
    public let app: Application
    /// The application's configuration.
    public let config: Config

    package init(
        commands: HookCommands, context: JujuContext, metadata: CharmMetadata, logger: Logger = Logger(label: "ops"),
        pebble: ((_ container: String) -> PebbleClient)? = nil, endsProcess: Bool = true
    ) {
        backend = ModelBackend(
            commands: commands, context: context, metadata: metadata, logger: logger, pebble: pebble,
            endsProcess: endsProcess)
        unit = Unit(name: context.unitName, backend: backend)
        app = unit.app
        config = Config(backend: backend)
    }

    /// The model's name (`JUJU_MODEL_NAME`), empty when Juju did not tell.
    public var name: String { backend.context.modelName }

    /// The model's unique identifier (`JUJU_MODEL_UUID`), empty when Juju did not tell.
    public var uuid: String { backend.context.modelUUID }

    /// The version of the Juju agent; 0.0.0 when Juju did not tell, as in restricted contexts.
    public var jujuVersion: JujuVersion { backend.context.version }

    /// The hook commands themselves, for what the model has no word for.
    public var hookCommands: HookCommands { backend.commands }

    /// Forgets what Juju has answered, as a test does between two things that happen to a charm that lives on.
    ///
    /// - Parameter context: What Juju tells of the next event; `nil` for what it has told so far.
    package func takeUp(_ context: JujuContext? = nil) {
        backend.takeUp(context ?? backend.context)
    }

    /// Forgets which instances a storage has.
    package func forgetStorages(_ name: String) { backend.answers.storages[name] = nil }

    // MARK: Relations

    /// The relations of an endpoint, as Juju sorts them.
    ///
    /// One that is about to be gone is not among them.
    ///
    /// - Parameter endpoint: The endpoint's name, as in the charm's metadata.
    /// - Returns: The relations.
    /// - Throws: ``OpsError`` with ``OpsError/Code/notDeclared`` for an endpoint that the charm does not declare, with
    ///   ``OpsError/Code/hookCommandFailed`` when `relation-ids` fails.
    public func relations(_ endpoint: String) throws(OpsError) -> [Relation] {
        try backend.relations(at: endpoint).map { Relation(record: $0, backend: backend) }
    }

    /// The one relation of an endpoint.
    ///
    /// - Parameter endpoint: The endpoint's name, as in the charm's metadata.
    /// - Returns: The relation, or `nil` when there is none.
    /// - Throws: ``OpsError`` with ``OpsError/Code/tooManyRelatedApps`` when there are several, with
    ///   ``OpsError/Code/notDeclared`` for an endpoint that the charm does not declare, with
    ///   ``OpsError/Code/hookCommandFailed`` when `relation-ids` fails.
    public func relation(_ endpoint: String) throws(OpsError) -> Relation? {
        let relations = try relations(endpoint)
        guard relations.count < 2 else {
            throw OpsError(
                .tooManyRelatedApps,
                """
                Too many remote applications on \(endpoint) (\(relations.count) > 1). Use relations("\(endpoint)"), or name \
                the relation by its number.
                """)
        }
        return relations.first
    }

    /// A relation of an endpoint by its number, whether Juju lists it or not.
    ///
    /// One that is gone has no units, and its databags are empty; see ``Relation/isActive``.
    ///
    /// - Parameters:
    ///   - endpoint: The endpoint's name, as in the charm's metadata.
    ///   - id: The relation's number.
    /// - Returns: The relation. Juju is not asked for it yet.
    /// - Throws: ``OpsError`` with ``OpsError/Code/notDeclared`` for an endpoint that the charm does not declare.
    public func relation(_ endpoint: String, id: Int) throws(OpsError) -> Relation {
        Relation(record: try backend.relation(endpoint, number: id), backend: backend)
    }

    // MARK: Units and applications

    /// The unit of a name.
    ///
    /// - Parameter name: The name, as in `app/0`. Juju is not asked whether there is one.
    /// - Returns: The unit: this one or another.
    public func unit(_ name: String) -> Unit { Unit(name: name, backend: backend) }

    /// The application of a name.
    ///
    /// - Parameter name: The name. Juju is not asked whether there is one.
    /// - Returns: The application: this unit's own or another.
    public func application(_ name: String) -> Application { Application(name: name, backend: backend) }
}
