extension ModelState {
    /// The storage that a unit is to be told of: each that was attached, and each when the unit goes.
    func storageEvent(_ kind: AgentEvent.Kind, for unit: UnitRecord) -> AgentEvent? {
        let due = storages.first { storage in
            storage.unit == unit.name
                && (kind == .storageAttached ? !storage.attached : storage.attached && !storage.detached)
        }
        return due.map { storage in
            var event = AgentEvent(kind)
            event.storage = storage.id
            return event
        }
    }

    mutating func noteStorage(_ kind: AgentEvent.Kind, _ id: String) {
        guard let index = storages.firstIndex(where: { $0.id == id }) else { return }
        if kind == .storageAttached { storages[index].attached = true } else { storages[index].detached = true }
    }
}
