public import CharmMetadata

/// A program that operates software when Juju tells it that something happened.
///
/// A charm is a final class that observes events in its initialiser. Juju starts the program anew for each event; `@main`
/// on the class makes it that program.
///
/// ```swift
/// import Ops
///
/// @main
/// final class HelloCharm: Charm {
///     let framework: Framework
///
///     init(_ framework: Framework) throws {
///         self.framework = framework
///         try framework.observe(.start, self, HelloCharm.start)
///     }
///
///     private func start(_ event: StartEvent) throws {
///         try unit.setStatus(.active("hello"))
///     }
/// }
/// ```
///
/// It is `ops.CharmBase`.
public protocol Charm: Object {
    /// Makes the charm, for one dispatch. Observe events here; access to relation data is checked here as in a handler.
    ///
    /// - Parameter framework: The framework, to be kept in ``Object/framework``.
    init(_ framework: Framework) throws

    /// The name under which the charm's state and deferred events are stored: the name of its class when not given.
    ///
    /// Give the class name of the Python charm that this one takes over from, so that it finds that one's state.
    static var handleKind: String { get }

    /// Where the unit's state is kept: `true` for the controller, `false` for a file in the charm's folder, `nil` for
    /// what suits the charm.
    static var usesControllerStorage: Bool? { get }

    /// How long a hook command may take before it is given up; `nil` is for as long as it likes.
    ///
    /// At the end of its time a tool is killed, with the processes that it has started. Over the agent's socket the
    /// connection is closed, and the command may still be carried out. Either is an error that says so:
    /// ``OpsError/Code/hookCommandFailed``, with `timedOut` as the code of its ``OpsError/hookCommandError``.
    ///
    /// ```swift
    /// static func timeLimit(ofHookCommand name: String) -> Duration? {
    ///     // A resource is downloaded at its first use.
    ///     name == "resource-get" ? .seconds(900) : .seconds(30)
    /// }
    /// ```
    ///
    /// - Parameter name: The command's name, such as `relation-get`; `juju-log`, which log lines go through, as well.
    /// - Returns: The limit. It is exact to some milliseconds.
    static func timeLimit(ofHookCommand name: String) -> Duration?
}

extension Charm {
    /// The name of the class.
    public static var handleKind: String {
        // `String(describing:)` says the same, a quarter of a millisecond later.
        _typeName(Self.self, qualified: false)
    }
    /// What suits the charm: a file, but for the Kubernetes charms of old that have no lasting disk.
    public static var usesControllerStorage: Bool? { nil }
    /// No limit, as with `ops`: Juju itself knows whether it still works on a command.
    public static func timeLimit(ofHookCommand name: String) -> Duration? { nil }

    /// The charm's name, under which its events and its state are stored.
    public var handle: Handle { framework.charmHandle }
    /// This unit.
    public var unit: Unit { model.unit }
    /// The application that this unit belongs to.
    public var app: Application { model.app }
    /// The application's configuration.
    public var config: Config { model.config }
    /// The folder that the charm was unpacked in.
    public var charmDirectory: String { framework.charmDirectory }
    /// The charm's metadata.
    public var meta: CharmMetadata { framework.meta }

    /// Runs the charm for the event that Juju's environment names, and ends the process.
    public static func main() {
        Dispatch.runAndExit(Self.self)
    }
}
