/// How the daemon is started.
package struct DaemonOptions: Sendable {
    /// The folder of its layers and state (`$PEBBLE`).
    package var folder: String
    /// The path of its socket (`$PEBBLE_SOCKET`).
    package var socketPath: String
    /// Whether the folder is made if it is not there.
    package var createsFolder = false
    /// Whether the services that are enabled are left alone.
    package var isHeld = false
    /// Whether changes, notices and identities are kept over a restart.
    package var isPersistent = true
    /// Takes what the services write, in whole lines; `nil` for nobody (`--verbose`, `$PEBBLE_VERBOSE=1`).
    package var serviceOutput: (@Sendable (String) -> Void)?
    /// Takes what the daemon's user should know and no client is told: a log target that fails.
    package var note: @Sendable (String) -> Void = { _ in }
    /// Whether processes become the daemon's children when their parents end, and are collected, as the first process
    /// of a container must.
    ///
    /// It is for a process that does nothing else: children that others here have started would be collected, too.
    package var adoptsOrphans = false
    /// The folder of which an empty ``folder`` becomes a copy, if any (`$PEBBLE_COPY_ONCE`).
    package var copiedFolder: String?
    /// The loopback address and port of the listener over TCP, if there is to be one.
    package var http: (host: String, port: Int)?
    /// A file of identities (YAML) that are added, or replace those of their names, if any (`--identities`).
    package var identitiesFile: String?
    /// Other default arguments for services, by the services' names.
    package var arguments: [String: [String]] = [:]

    /// Where the real Pebble keeps its layers and state if nothing is said.
    package static let defaultFolder = "/var/lib/pebble/default"

    package init(folder: String, socketPath: String) {
        self.folder = folder
        self.socketPath = socketPath
    }

    /// The folder and socket that an environment names, and what else it says.
    package init(environment: [String: String]) {
        let folder = Self.folder(environment)
        self.init(folder: folder, socketPath: Self.socketPath(environment))
        isPersistent = environment["PEBBLE_PERSIST"] != "never"
        copiedFolder = environment["PEBBLE_COPY_ONCE"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The socket that an environment names.
    package static func socketPath(_ environment: [String: String]) -> String {
        if let path = environment["PEBBLE_SOCKET"], !path.isEmpty { return path }
        return "\(folder(environment))/.pebble.socket"
    }

    private static func folder(_ environment: [String: String]) -> String {
        environment["PEBBLE"].flatMap { $0.isEmpty ? nil : $0 } ?? defaultFolder
    }

    var layersFolder: String { "\(folder)/layers" }
    var statePath: String { "\(folder)/.pebble.state" }
}
