import Pebble
import PlainValues

extension LocalModel {
    /// Takes in what has occurred in a container since it was looked at last: custom notices, and checks that failed or
    /// recovered.
    ///
    /// Juju's agent learns of checks in the same way: from the notices of the changes that perform them.
    func takeNotices(of container: String, of name: String) throws(LocalJujuError) {
        guard let unit = state[unit: name],
            let index = unit.containers.firstIndex(where: { $0.name == container })
        else { return }
        let record = unit.containers[index]
        let client = try pebble(at: containerFolders(of: unit).socket(container))
        let after = record.noticesAfter.flatMap { try? Timestamp($0) }
        let filter = NoticeFilter(types: [.custom, .changeUpdate], users: .all, after: after)
        var events: [AgentEvent] = []
        var newest: Timestamp?
        do {
            try CurrentThreadExecutor.run {
                for notice in try await client.notices(filter) {
                    if let event = try await Self.event(of: notice, in: container, client) { events.append(event) }
                    newest = notice.lastRepeated
                }
            }
        } catch let error as PebbleError where error.code == .connection {
            // It has ended this moment; the next look starts it again.
            return
        } catch {
            return try log(
                "WARNING", "Pebble of the container \(container) does not tell its notices: \(error)", unit: unit,
                module: "juju.local")
        }
        guard let newest else { return }
        state[unit: name]?.containers[index].noticesAfter = newest.description
        state[unit: name]?.containers[index].waiting += events
    }

    /// The event that a notice means to the unit, if any.
    private static func event(
        of notice: PebbleNotice, in container: String, _ client: PebbleClient
    ) async throws(PebbleError) -> AgentEvent? {
        if notice.type == .custom {
            let told = AgentEvent.Notice(id: notice.id.rawValue, type: notice.type.rawValue, key: notice.key)
            return AgentEvent(.pebbleCustomNotice, workload: AgentEvent.Workload(container: container, notice: told))
        }
        guard let kind = notice.lastData["kind"], let check = notice.lastData["check-name"] else { return nil }
        let status: ChangeStatus
        do throws(PebbleError) {
            status = try await client.change(Change.ID(rawValue: notice.key)).status
        } catch  where error.code == .api {
            // Pebble has forgotten the change.
            return nil
        }
        let workload = AgentEvent.Workload(container: container, check: check)
        switch (kind, status) {
        case ("perform-check", .error): return AgentEvent(.pebbleCheckFailed, workload: workload)
        case ("recover-check", .done): return AgentEvent(.pebbleCheckRecovered, workload: workload)
        default: return nil
        }
    }

    /// The client of a Pebble, always the same one, so that its connection is used again.
    private func pebble(at socket: String) -> PebbleClient {
        if let client = pebbles[socket] { return client }
        let client = PebbleClient(socketPath: socket)
        pebbles[socket] = client
        return client
    }
}
