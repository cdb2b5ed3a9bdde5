/// What Juju tells a dispatch in its environment.
///
/// An empty variable counts as one that is not set. It is `ops.JujuContext`.
public struct JujuContext: Sendable {
    private let variables: [String: String]

    /// The folder that the charm was unpacked in (`JUJU_CHARM_DIR`), or `nil`.
    public var charmDirectory: String? { self["JUJU_CHARM_DIR"] }
    /// What is to be run, as in `hooks/install` or `actions/backup` (`JUJU_DISPATCH_PATH`); empty when Juju did not tell.
    public var dispatchPath: String { self["JUJU_DISPATCH_PATH"] ?? "" }
    /// The hook's name (`JUJU_HOOK_NAME`); empty for an action.
    public var hookName: String { self["JUJU_HOOK_NAME"] ?? "" }
    /// The action's name (`JUJU_ACTION_NAME`), or `nil` for a hook.
    public var actionName: String? { self["JUJU_ACTION_NAME"] }
    /// The action's identifier (`JUJU_ACTION_UUID`), or `nil` for a hook.
    public var actionID: String? { self["JUJU_ACTION_UUID"] }
    /// This unit's name (`JUJU_UNIT_NAME`); empty when Juju did not tell.
    public var unitName: String { self["JUJU_UNIT_NAME"] ?? "" }
    /// The model's name (`JUJU_MODEL_NAME`); empty when Juju did not tell.
    public var modelName: String { self["JUJU_MODEL_NAME"] ?? "" }
    /// The model's unique identifier (`JUJU_MODEL_UUID`); empty when Juju did not tell.
    public var modelUUID: String { self["JUJU_MODEL_UUID"] ?? "" }
    /// The machine's name, as in `0` or `0/lxd/1` (`JUJU_MACHINE_ID`), or `nil`.
    public var machineID: String? { self["JUJU_MACHINE_ID"] }
    /// The availability zone of the machine (`JUJU_AVAILABILITY_ZONE`), or `nil`.
    public var availabilityZone: String? { self["JUJU_AVAILABILITY_ZONE"] }
    /// The principal unit of a subordinate one (`JUJU_PRINCIPAL_UNIT`), or `nil`.
    public var principalUnit: String? { self["JUJU_PRINCIPAL_UNIT"] }
    /// The agent's version (`JUJU_VERSION`), 0.0.0 when Juju did not tell.
    public let version: JujuVersion
    /// The event's kind: `config_changed` of `hooks/config-changed`, `backup_action` of `actions/backup`.
    let eventKind: String
    /// Whether log lines go to standard error as well (`JUJU_DEBUG`, whatever its value).
    public var isDebugging: Bool { variables["JUJU_DEBUG"] != nil }

    /// The breakpoints at which the charm is to stop for a debugger (`JUJU_DEBUG_AT`, separated by commas).
    public var debugAt: [String] {
        guard let names = self["JUJU_DEBUG_AT"] else { return [] }
        return names.split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    }

    /// Reads the environment.
    ///
    /// - Parameter environment: The variables.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidEnvironment`` for a malformed variable, naming it.
    public init(environment: [String: String]) throws(OpsError) {
        variables = environment
        eventKind = Self.eventKind(of: environment["JUJU_DISPATCH_PATH"] ?? "")
        guard let text = environment["JUJU_VERSION"], !text.isEmpty else {
            version = .unknown
            return
        }
        do {
            version = try JujuVersion(text)
        } catch {
            throw OpsError(.invalidEnvironment, "JUJU_VERSION is malformed: \(error)", cause: error)
        }
    }

    /// What a test tells, which knows the version.
    package init(environment: [String: String], version: JujuVersion) {
        variables = environment
        self.version = version
        eventKind = Self.eventKind(of: environment["JUJU_DISPATCH_PATH"] ?? "")
    }

    /// The folder of the containers' folders, in each of which Pebble's socket is (`OPS_CONTAINERS`).
    var containersFolder: String { self["OPS_CONTAINERS"] ?? "/charm/containers" }

    /// A variable that is set and not empty.
    subscript(name: String) -> String? {
        guard let value = variables[name], !value.isEmpty else { return nil }
        return value
    }

    /// Whether a variable is set, even if empty.
    func isSet(_ name: String) -> Bool { variables[name] != nil }

    private static func eventKind(of dispatchPath: String) -> String {
        var path = dispatchPath
        return path.withUTF8 { bytes in
            let parts = bytes.split(separator: UInt8(ascii: "/"))
            guard let last = parts.last else { return "" }
            let name = eventName(String(decoding: last, as: UTF8.self))
            let isAction = parts.count > 1 && parts[parts.count - 2].elementsEqual("actions".utf8)
            return isAction ? name + "_action" : name
        }
    }

    /// Whether the event comes without most hook commands, so that nothing deferred can be delivered.
    var isRestricted: Bool { ["collect_metrics", "meter_status_changed"].contains(eventKind) }
}
