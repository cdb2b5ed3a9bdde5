extension LocalModel {
    /// Lets a number decide what Juju leaves open, for as long as the model is open.
    ///
    /// It permutes which unit is next and how many of its hooks run before another's, the order of relations, of
    /// storage and of secrets among themselves, whether `pebble-ready` comes before the first `start`, and whether `config-changed` comes a second time after the first `start`.
    /// The same number and the same commands give the same order.
    package func orderEvents(bySeed number: UInt64) throws(LocalJujuError) {
        seed = EventSeed(number)
        let entry = LogEntry(
            timestamp: clock.logTime, entity: "model-\(name)", level: "INFO", module: "juju.local",
            message: "events are ordered by the seed \(number)")
        try ModelLog.append([entry], to: "\(folder)/\(ModelLog.name)")
    }

    /// The units in the order of their turns; with a seed a unit may have several before the next has one.
    func turns() -> [String] {
        guard var random = seed else { return state.unitNames }
        defer { seed = random }
        return state.unitNames.shuffled(using: &random).flatMap { name in
            Array(repeating: name, count: Int.random(in: 1...3, using: &random))
        }
    }

    /// Permutes what a unit looks at in no particular order.
    func permute(_ name: String) {
        guard var random = seed else { return }
        defer { seed = random }
        state[unit: name]?.relations.shuffle(using: &random)
        state.secrets.shuffle(using: &random)
        state.storages.shuffle(using: &random)
    }

    /// A choice that Juju leaves open; without a seed it is no.
    func seededChoice() -> Bool {
        guard var random = seed else { return false }
        defer { seed = random }
        return Bool.random(using: &random)
    }

    /// Lets `config-changed` come again after a start, as it may at any time.
    func maybeRepeatConfigChanged(after event: AgentEvent, on name: String) {
        guard var random = seed, event.kind == .start, state[unit: name]?.failure == nil else { return }
        defer { seed = random }
        if Bool.random(using: &random) { state[unit: name]?.seenConfigVersion = nil }
    }
}
