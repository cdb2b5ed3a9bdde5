import Glibc

// The daemons of a unit's containers. They outlive the commands, so each command that runs events looks after them.

extension LocalModel {
    /// How long a daemon may take until it answers.
    private static let waitForStart = Duration.seconds(60)

    /// Sees to a unit's containers: starts the daemons that do not run, and takes in what the others have to tell.
    ///
    /// A unit on its way out keeps those that run until it has gone.
    func tendContainers(of name: String) throws(LocalJujuError) {
        guard let unit = state[unit: name], unit.isKubernetes else { return }
        for container in unit.containers {
            if container.process?.isRunning != true {
                guard unit.life == .alive, unit.pod == .running else { continue }
                try startContainer(container.name, of: name)
            }
            try takeNotices(of: container.name, of: name)
        }
    }

    /// Ends a container and starts it anew, with nothing left of its files: `pebble-ready` follows.
    ///
    /// - Parameter kills: Whether its processes are killed rather than told to end.
    package func restartContainer(
        _ container: String, of name: String, kills: Bool = false
    ) throws(LocalJujuError) {
        try endContainer(container, of: unitWithContainer(container, name), kills: kills)
        try settle()
    }

    /// Where the Pebble of a unit's container listens.
    package func containerSocket(_ container: String, of name: String) throws(LocalJujuError) -> String {
        try containerFolders(of: unitWithContainer(container, name)).socket(container)
    }

    /// Ends every process of the model's containers, as before the model's folder is removed.
    package func endContainers() throws(LocalJujuError) {
        for name in state.unitNames {
            if let unit = state[unit: name] { try endContainers(of: unit) }
        }
    }

    /// Ends the daemons of a unit's containers with all that they have started.
    func endContainers(of unit: UnitRecord) throws(LocalJujuError) {
        for container in unit.containers { try endContainer(container.name, of: unit) }
        try removeContainersLink(of: unit)
    }

    private func unitWithContainer(_ container: String, _ name: String) throws(LocalJujuError) -> UnitRecord {
        let unit = try unit(name)
        guard unit.containers.contains(where: { $0.name == container }) else {
            let names = unit.containers.map(\.name)
            let remedy = names.isEmpty ? "it has none" : "it has \(names.joined(separator: ", "))"
            throw LocalJujuError(.notFound, "container \"\(container)\" of unit \"\(name)\" not found: \(remedy)")
        }
        return unit
    }

    /// Ends a container's daemon, and whatever that leaves behind.
    private func endContainer(
        _ container: String, of unit: UnitRecord, kills: Bool = false
    ) throws(LocalJujuError) {
        let signals = kills ? [SIGKILL] : [SIGTERM, SIGKILL]
        unit.containers.first { $0.name == container }?.process?.end(signals)
        // One whose number was not noted, because the command that started it was ended by force.
        DaemonProcess(listeningOn: try containerFolders(of: unit).socket(container))?.end(signals)
        MarkedProcesses.kill(mark(of: container, unit.name))
    }

    private func startContainer(_ container: String, of name: String) throws(LocalJujuError) {
        let unit = try unit(name)
        let folders = try containerFolders(of: unit)
        if let running = DaemonProcess(listeningOn: folders.socket(container)) {
            return try note(running, container, of: name)
        }
        unit.containers.first { $0.name == container }?.process?.collect()
        MarkedProcesses.kill(mark(of: container, name))
        // A container that starts anew has the files of its image, and nothing that was written to it.
        try Files.remove(folders.files(container))
        try Files.makeFolder(folders.files(container))
        try Files.makeFolder(folders.programs(container))
        try Files.replaceLink("\(folders.programs(container))/pebble", to: hookToolExecutable)
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/sbin:/usr/bin:/sbin:/bin"
        let daemon = ChildProcess(
            executable: hookToolExecutable, name: "pebble", arguments: ["run", "--create-dirs"],
            environment: [
                ("PATH", "\(folders.programs(container)):\(path)"), ("LANG", "C.UTF-8"),
                ("HOME", folders.files(container)),
                ("PEBBLE", "\(folders.files(container))/var/lib/pebble/default"),
                ("PEBBLE_SOCKET", folders.socket(container)),
                (MarkedProcesses.variable, mark(of: container, name)),
            ], directory: folders.files(container))
        let id = try daemon.start(log: folders.log(container))
        let deadline = ContinuousClock.now + Self.waitForStart
        while true {
            if let running = DaemonProcess(listeningOn: folders.socket(container)) {
                return try note(running, container, of: name)
            }
            guard DaemonProcess(id) != nil, ContinuousClock.now < deadline else { break }
            usleep(2_000)
        }
        DaemonProcess(id)?.end([SIGKILL])
        MarkedProcesses.kill(mark(of: container, name))
        let reason = SystemFile.text(folders.log(container)).split(whereSeparator: \.isNewline).last ?? "it is silent"
        throw LocalJujuError(
            .processFailed, "Pebble of the container \"\(container)\" of \(name) does not start: \(reason)")
    }

    /// Remembers the daemon that runs for a container, before anything else is done.
    private func note(_ process: DaemonProcess, _ container: String, of name: String) throws(LocalJujuError) {
        guard var unit = state[unit: name], let index = unit.containers.firstIndex(where: { $0.name == container })
        else { return process.end() }
        unit.containers[index].process = process
        unit.containers[index].starts += 1
        unit.containers[index].noticesAfter = nil
        state[unit: name] = unit
        try note()
        let again = unit.containers[index].starts > 1 ? "again" : "as process \(process.id)"
        try log("INFO", "Pebble of the container \(container) runs \(again)", unit: unit, module: "juju.local")
    }

    /// What the processes of a container are told by.
    private func mark(of container: String, _ unit: String) -> String { "\(uuid)/\(unit)/\(container)" }
}
