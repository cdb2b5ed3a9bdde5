import HookCommands
import HookTools
import LocalJuju
import OpsTesting
import OrderedCollections
import Pebble
import PlainValues
import UnitState

/// A unit of the local Juju as a test has it.
struct RecordedState {
    /// The state.
    private(set) var state: State
    /// What could not be read, as sentences.
    private(set) var problems: [String] = []
    private let snapshot: UnitSnapshot

    /// Records a unit.
    ///
    /// - Parameters:
    ///   - snapshot: The unit.
    ///   - reveals: Whether the values of the secrets that it may read are told.
    init(_ snapshot: UnitSnapshot, reveals: Bool) {
        self.snapshot = snapshot
        state = State(
            recording: snapshot.hook, isLeader: snapshot.isLeader, containedEndpoints: snapshot.containedEndpoints,
            secrets: reveals ? .revealed : .hidden)
        state.config = state.config.filter { snapshot.setOptions.contains($0.key) }
        state.plannedUnits = snapshot.plannedUnits
        state.model.name = snapshot.modelName
        state.unitStatus = StatusValue(
            name: StatusName(rawValue: snapshot.unitStatus.status), message: snapshot.unitStatus.message)
        if let status = snapshot.applicationStatus {
            state.appStatus = StatusValue(name: StatusName(rawValue: status.status), message: status.message)
        }
        state.workloadVersion = snapshot.workloadVersion
        state.resources = snapshot.resources.sorted { $0.key < $1.key }.map { State.Resource($0.key, path: $0.value) }
        recordSecrets()
        recordStored()
        for (name, socket) in snapshot.containers { record(container: name, socket) }
    }

    /// The state as Swift source, after a line that says for which context it is.
    var text: String {
        let unit = snapshot.hook.unit.split(separator: "/")
        let number = unit.last.map(String.init) ?? "0"
        return """
            // \(snapshot.hook.unit): for a Context with application: \"\(unit.first ?? "")\", unitNumber: \(number).
            \(state)
            """
    }

    /// Adds what the unit knows of owners, and owners of grants.
    private mutating func recordSecrets() {
        for index in state.secrets.indices {
            let id = state.secrets[index].id
            if case .other = state.secrets[index].owner {
                state.secrets[index].owner = .other(snapshot.secretOwners[id])
            } else {
                state.secrets[index].grants = snapshot.secretGrants[id] ?? [:]
            }
        }
    }

    /// Adds what the charm has stored and deferred: in the database in its folder, or with `state-set`.
    private mutating func recordStored() {
        let snapshot = snapshot
        for read in [
            { try MemoryStore.Contents(database: snapshot.database) },
            { try MemoryStore.Contents(controllerState: snapshot.hook.state) },
        ] {
            do {
                let contents = try read()
                state.deferred += contents.deferredEvents(in: state)
                // The framework's own are made anew by each dispatch.
                state.storedStates += contents.storedStates.filter { $0.owner != nil }
            } catch {
                problems.append("What \(snapshot.hook.unit) has stored cannot be read: \(error)")
            }
        }
    }

    /// Adds a container with what its Pebble tells.
    private mutating func record(container name: String, _ socket: String?) {
        var container = State.Container(name)
        defer { state.containers.append(container) }
        guard let socket else { return }
        do {
            let client = PebbleClient(socketPath: socket)
            container = try BlockingTask { try await Self.container(name, client) }.wait()
        } catch {
            problems.append("Pebble of the container \(name) cannot be asked: \(error)")
        }
    }

    private static func container(_ name: String, _ client: PebbleClient) async throws -> State.Container {
        var container = State.Container(name, canConnect: true)
        let plan = try await client.plan()
        let layer = Layer(
            services: plan.services, checks: plan.checks, logTargets: plan.logTargets, workloads: plan.workloads,
            pairing: plan.pairing)
        if layer != Layer() { container.layers = ["recorded": layer] }
        for service in try await client.services() { container.services[service.name] = service.status }
        container.checks = try await client.checks().map { check in
            State.Check(
                check.name, level: check.level, startup: check.startup ?? .enabled, status: check.status,
                successes: check.successes, failures: check.failures, threshold: check.threshold)
        }
        container.notices = try await client.notices(NoticeFilter(types: [.custom], users: .all)).map(State.Notice.init)
        return container
    }
}
