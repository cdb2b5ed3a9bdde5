extension ModelState {
    /// What a container of a unit has to tell: that its Pebble was started, then what Pebble noticed, oldest first.
    ///
    /// Juju's agent looks for Pebble every five seconds, by which time a charm has mostly started; it may be earlier.
    func containerEvent(for unit: UnitRecord) -> AgentEvent? {
        guard unit.life == .alive, unit.pod == .running, unit.started || unit.seesContainersEarly else { return nil }
        for container in unit.containers {
            if container.seenStart < container.starts {
                return AgentEvent(.pebbleReady, workload: AgentEvent.Workload(container: container.name))
            }
            if let event = container.waiting.first { return event }
        }
        return nil
    }

    /// Notes that a unit was told what one of its containers had to tell.
    func noteContainer(_ event: AgentEvent, of unit: inout UnitRecord, seeing before: ModelState) {
        guard let name = event.workload?.container,
            let index = unit.containers.firstIndex(where: { $0.name == name })
        else { return }
        if event.kind == .pebbleReady {
            // It may have been started once more while the hook ran.
            let seen = before[unit: unit.name]?.containers.first { $0.name == name }
            unit.containers[index].seenStart = seen?.starts ?? unit.containers[index].starts
        } else if let waiting = unit.containers[index].waiting.firstIndex(of: event) {
            unit.containers[index].waiting.remove(at: waiting)
        }
    }
}
