import Logging
public import Pebble

/// A container of this unit's workload, which Pebble runs in (`ops.Container`).
///
/// ```swift
/// private func ready(_ event: PebbleReadyEvent) async throws {
///     try await event.workload.addLayer("web", layer, combine: true)
///     try await event.workload.replan()
/// }
/// ```
///
/// Pebble is asked over a socket, so whatever asks it is asynchronous, and so is the handler that does. A container can be
/// used from several tasks at once.
///
/// What every function that asks Pebble throws, and is not said again at each, is what ``Pebble/PebbleClient`` says: a
/// ``Pebble/PebbleError`` of code ``Pebble/PebbleError/Code/connection`` when Pebble cannot be reached,
/// ``Pebble/PebbleError/Code/timeout`` when it does not answer in time and ``Pebble/PebbleError/Code/api`` when it
/// refuses. That ``canConnect()`` was true a moment ago does not rule any of them out.
///
/// The socket is `/charm/containers/NAME/pebble.socket`, as Juju puts it there. Where `/charm` cannot be written, as on an
/// author's machine, the environment variable `OPS_CONTAINERS` names the folder that stands for `/charm/containers`.
public struct Container: Hashable, Sendable, CustomStringConvertible {
    /// The container's name, as in the charm's metadata.
    public let name: String
    /// The client of the container's Pebble, for what the container has no word for.
    ///
    /// It is the same one whenever the container is asked for: its connections are used again.
    public let pebble: PebbleClient

    let context: JujuContext
    let logger: Logger

    init(name: String, context: JujuContext, logger: Logger, pebble: PebbleClient? = nil) {
        self.name = name
        self.context = context
        self.logger = logger
        self.pebble = pebble ?? PebbleClient(socketPath: "\(context.containersFolder)/\(name)/pebble.socket")
    }

    /// The container's name.
    public var description: String { name }

    /// Whether two containers are the same one of this unit.
    public static func == (left: Container, right: Container) -> Bool { left.name == right.name }

    /// Hashes the container's name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// Tells whether Pebble can be reached now (`can_connect`).
    ///
    /// It may be gone a moment later: handle the errors of what is done with it as well.
    ///
    /// - Returns: Whether it answers. It does not when it cannot be reached, for which a line is logged for debugging, and
    ///   when it answers with an error, which is logged as a warning.
    /// - Throws: ``Pebble/PebbleError`` of another code, as when Pebble takes too long or its answer makes no sense.
    public func canConnect() async throws(PebbleError) -> Bool {
        do {
            _ = try await pebble.systemInfo()
            return true
        } catch  where error.code == .connection {
            logger.debug("Pebble API is not ready; ConnectionError: \(error)")
            return false
        } catch  where error.code == .api {
            logger.warning("Pebble API is not ready; APIError: \(error)")
            return false
        }
    }

    /// Refuses to act on nothing, which is mostly a mistake.
    func requireNames(_ names: [String], _ what: String) throws(PebbleError) {
        guard names.isEmpty else { return }
        throw PebbleError(
            .invalidArgument, "The list of \(what) in the container '\(name)' is empty; name at least one.")
    }
}
