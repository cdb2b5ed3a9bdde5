package import CharmMetadata
public import HookCommands

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

    package init(commands: HookCommands, context: JujuContext, metadata: CharmMetadata) {
        backend = ModelBackend(commands: commands, context: context, metadata: metadata)
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
