import HookTools

extension LocalModel {
    /// The whole model, as `juju status` shows it.
    package func status() -> ModelStatus {
        var machines: [String: ModelStatus.Machine] = [:]
        var applications: [String: ModelStatus.Application] = [:]
        for record in state.applications {
            let charm = try? charm(of: record)
            let base = charm?.base ?? CharmBase(name: "ubuntu", channel: "24.04")
            applications[record.name] = status(of: record, charm, base)
            for unit in record.units where !unit.isKubernetes {
                machines["\(unit.machine)"] = status(ofMachineOf: unit, base)
            }
        }
        let model = ModelStatus.ModelDescription(
            name: name, type: isKubernetes ? "caas" : "iaas", controller: "local", cloud: "localhost",
            region: "localhost",
            version: profile.version, status: StatusInfo(current: "available", since: clock.statusTime),
            sla: "unsupported")
        return ModelStatus(
            model: model, machines: machines, applications: applications, storage: storageStatus(),
            controller: ModelStatus.ControllerStatus(timestamp: clock.timeOfDay), relations: state.relations.map(row))
    }

    /// Whether all that there is is in pods: the model shows as one of Kubernetes then.
    private var isKubernetes: Bool {
        !state.applications.isEmpty && state.applications.allSatisfy(\.isKubernetes)
    }

    /// A relation as a row of the table.
    private func row(_ relation: RelationRecord) -> ModelStatus.RelationRow {
        let names = relation.sides.map { "\($0.application):\($0.endpoint)" }
        return ModelStatus.RelationRow(
            provider: names.last ?? "", requirer: names.first ?? "", interface: relation.interface,
            type: relation.isPeer ? "peer" : relation.isContained ? "subordinate" : "regular",
            message: relation.life == .dying ? "dying" : "")
    }

    private func status(
        of record: ApplicationRecord, _ charm: Charm?, _ base: CharmBase
    ) -> ModelStatus.Application {
        var relations: [String: [ModelStatus.Application.Relation]] = [:]
        for relation in state.relations {
            guard let side = relation.side(of: record.name), let remote = relation.remoteSide(of: record.name) else {
                continue
            }
            relations[side.endpoint, default: []].append(
                ModelStatus.Application.Relation(
                    relatedApplication: remote.application, interface: relation.interface, scope: relation.scope))
        }
        var bindings = ["": "alpha"]
        for binding in charm?.bindings ?? [] { bindings[binding] = "alpha" }
        let units = record.units.filter { $0.principal == nil }.map { ($0.name, status(of: $0)) }
        return ModelStatus.Application(
            charm: "local:\(record.charmName)-\(record.charmRevision)", base: base, charmOrigin: "local",
            charmName: record.charmName, charmRevision: record.charmRevision, charmVersion: charm?.version,
            exposed: false, scale: record.isKubernetes ? record.units.count { $0.life == .alive } : nil,
            life: record.life == .dying ? "dying" : nil, status: shownStatus(of: record),
            relations: relations.isEmpty ? nil : relations, endpointBindings: bindings,
            subordinateTo: record.isSubordinate ? principals(of: record.name) : nil,
            units: units.isEmpty ? nil : Dictionary(units) { $1 },
            version: record.workloadVersion.isEmpty ? nil : record.workloadVersion)
    }

    /// The applications that a subordinate one is related to within machines.
    private func principals(of application: String) -> [String] {
        state.relations.filter(\.isContained).compactMap { relation in
            relation.side(of: application).flatMap { _ in relation.remoteSide(of: application)?.application }
        }.sorted()
    }

    private func status(of unit: UnitRecord) -> ModelStatus.Unit {
        let agent = unit.agentStatus
        let address = MachineAddress(machine: unit.machine).text
        let leader = state[application: ModelState.application(of: unit.name)]?.leader
        let subordinates = state.subordinates(of: unit.name).map { ($0.name, status(of: $0)) }
        return ModelStatus.Unit(
            workloadStatus: shownStatus(of: unit),
            jujuStatus: StatusInfo(
                current: agent.status, message: agent.message.isEmpty ? nil : agent.message,
                since: ModelClock.statusTime(agent.since),
                version: profile.version),
            leader: leader == unit.name ? true : nil,
            machine: unit.principal == nil && !unit.isKubernetes ? "\(unit.machine)" : nil,
            openPorts: unit.ports.isEmpty ? nil : openPorts(of: unit),
            publicAddress: unit.isKubernetes ? nil : address, address: unit.isKubernetes ? address : nil,
            providerID: unit.isKubernetes ? unit.dashedName : nil,
            subordinates: subordinates.isEmpty ? nil : Dictionary(subordinates) { $1 })
    }

    private func status(ofMachineOf unit: UnitRecord, _ base: CharmBase) -> ModelStatus.Machine {
        let address = MachineAddress(machine: unit.machine).text
        let since = state[application: ModelState.application(of: unit.name)]?.created
        return ModelStatus.Machine(
            jujuStatus: StatusInfo(current: "started", since: since, version: profile.version),
            hostname: "juju-\(unit.machine)", dnsName: address, ipAddresses: [address],
            instanceID: "juju-\(uuid.prefix(6))-\(unit.machine)",
            machineStatus: StatusInfo(current: "running", message: "Running", since: since),
            modificationStatus: StatusInfo(current: "idle", since: since), base: base,
            networkInterfaces: [
                "lo": ModelStatus.Machine.NetworkInterface(
                    ipAddresses: [address], macAddress: "00:00:00:00:00:00", isUp: true)
            ],
            constraints: "", hardware: "")
    }

    /// The open ports of a unit, as Juju sorts and writes them.
    func openPorts(of unit: UnitRecord) -> [String] {
        let ranges = unit.ports.compactMap(\.range).sorted {
            ($0.transport.rawValue, $0.from, $0.to) < ($1.transport.rawValue, $1.from, $1.to)
        }
        var texts: [String] = []
        for range in ranges where !texts.contains(range.description) { texts.append(range.description) }
        return texts
    }

    /// A unit's workload status; a hook that failed shows instead of what the charm said.
    func shownStatus(of unit: UnitRecord) -> StatusInfo {
        if let failure = unit.failure {
            return StatusInfo(
                current: "error", message: "hook failed: \"\(failure.event.hookName)\"", since: failure.since)
        }
        return shown(unit.workloadStatus)
    }

    /// An application's status: what its leader set, else the worst of its units'.
    func shownStatus(of record: ApplicationRecord) -> StatusInfo {
        if let set = record.status { return shown(set) }
        let worst = record.units.map(shownStatus(of:)).max { Self.severity(of: $0) < Self.severity(of: $1) }
        return worst ?? StatusInfo(current: "unknown", since: record.created)
    }

    private func shown(_ record: StatusRecord) -> StatusInfo {
        StatusInfo(
            current: record.status, message: record.message.isEmpty ? nil : record.message,
            since: ModelClock.statusTime(record.since))
    }

    private static func severity(of status: StatusInfo) -> Int {
        ["unknown", "active", "terminated", "maintenance", "waiting", "blocked", "error"]
            .firstIndex(of: status.current) ?? -1
    }
}
