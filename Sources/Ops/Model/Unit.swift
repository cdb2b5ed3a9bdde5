import Glibc
public import HookCommands

/// A unit: this one, or another that this one has to do with (`ops.Unit`).
///
/// What only makes sense for this unit is an error for another one.
public struct Unit: Hashable, CustomStringConvertible {
    /// The unit's name, as in `app/0`.
    public let name: String
    let backend: ModelBackend

    /// The application that the unit belongs to.
    public var app: Application {
        Application(name: name.firstIndex(of: "/").map { String(name[..<$0]) } ?? name, backend: backend)
    }

    /// The unit's name.
    public var description: String { name }

    /// Whether two units are the same one.
    public static func == (left: Unit, right: Unit) -> Bool { left.name == right.name }

    /// Hashes the unit's name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }

    /// Whether this unit leads its application.
    ///
    /// Juju guarantees the answer for 30 seconds; within these it is not asked again.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/notAllowed`` for another unit, with
    ///   ``OpsError/Code/hookCommandFailed`` when `is-leader` fails.
    public var isLeader: Bool {
        get throws(OpsError) {
            try requireThisUnit("whether it is the leader")
            return try backend.isLeader()
        }
    }

    /// The unit's status: as it was before this dispatch, or as it was last set in it.
    ///
    /// That of another unit is always `unknown`; Juju is not asked.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when `status-get` fails.
    public var status: StatusValue {
        get throws(OpsError) {
            guard isThisUnit else { return StatusValue(name: .unknown, message: "") }
            return try backend.status(ofApplication: false)
        }
    }

    /// Sets the unit's status.
    ///
    /// It shows at once, even when the dispatch fails later.
    ///
    /// - Parameter status: The status.
    /// - Throws: ``OpsError`` with ``OpsError/Code/notAllowed`` for another unit, with
    ///   ``OpsError/Code/hookCommandFailed`` when `status-set` fails.
    public func setStatus(_ status: Status) throws(OpsError) {
        try requireThisUnit("its status to be set")
        try backend.setStatus(status, ofApplication: false)
    }

    /// Tells the operator which version of the software runs.
    ///
    /// - Parameter version: The software's version, as it calls it itself.
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when `application-version-set` fails.
    public func setWorkloadVersion(_ version: String) throws(OpsError) {
        try requireThisUnit("its workload version to be set")
        try backend.ask { commands throws(HookCommandError) in try commands.applicationVersionSet(version) }
    }

    /// Opens a port, or a range of ports, once the application is exposed.
    ///
    /// - Parameter port: The port, as in `.tcp(8080)`, `.udp(5000...5010)`, `.icmp`. To open it again is no error.
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when Juju refuses it.
    public func openPort(_ port: PortRange) throws(OpsError) {
        try requireThisUnit("its ports to be opened")
        try backend.ask { commands throws(HookCommandError) in try commands.openPort(port) }
    }

    /// Closes a port, or a range of ports, that was opened as such.
    ///
    /// - Parameter port: The port. To close one that is not open is no error.
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when Juju refuses it.
    public func closePort(_ port: PortRange) throws(OpsError) {
        try requireThisUnit("its ports to be closed")
        try backend.ask { commands throws(HookCommandError) in try commands.closePort(port) }
    }

    /// The ports and ranges of ports that this unit has opened.
    ///
    /// What is opened in this dispatch may be missing until it has ended.
    ///
    /// - Returns: The ports. Where `ops` gives a range by its first port, this gives the range.
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when `opened-ports` fails.
    public func openedPorts() throws(OpsError) -> Set<PortRange> {
        try requireThisUnit("its opened ports")
        return Set(try backend.ask { commands throws(HookCommandError) in try commands.openedPorts() }.map(\.range))
    }

    /// Opens the given ports and closes all others.
    ///
    /// - Parameter ports: The ports that are to be open afterwards.
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when Juju refuses one.
    public func setPorts(_ ports: [PortRange]) throws(OpsError) {
        let open = try openedPorts()
        for port in open.subtracting(ports).sorted(by: { $0.description < $1.description }) {
            try closePort(port)
        }
        var opened = open
        for port in ports where opened.insert(port).inserted {
            try openPort(port)
        }
    }

    /// Has the unit's machine rebooted after this dispatch.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when Juju refuses it, as within an action.
    public func reboot() throws(OpsError) {
        try requireThisUnit("its machine to be rebooted")
        backend.reportReboot()
        try backend.ask { commands throws(HookCommandError) in try commands.jujuReboot(now: false) }
    }

    /// Has the unit's machine rebooted now, and the dispatch begun again after that.
    ///
    /// The process ends here: nothing of this dispatch is stored, and Juju sends its event again.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/hookCommandFailed`` when Juju refuses it, as within an action.
    public func rebootNow() throws(OpsError) -> Never {
        try requireThisUnit("its machine to be rebooted")
        backend.reportReboot()
        try backend.ask { commands throws(HookCommandError) in try commands.jujuReboot(now: true) }
        guard backend.endsProcess else {
            throw OpsError(.processEnded, "The unit's machine reboots now: the charm's process would end here.")
        }
        exit(0)
    }

    private var isThisUnit: Bool { name == backend.context.unitName }

    func requireThisUnit(_ what: String) throws(OpsError) {
        guard isThisUnit else {
            throw OpsError(
                .notAllowed, "The unit \(backend.context.unitName) cannot ask \(what) of \(name): it is another unit.")
        }
    }
}
