extension LocalModel {
    /// Moves an application's leadership to one of its units.
    ///
    /// The unit that loses it gets no event.
    package func setLeader(_ name: String) throws(LocalJujuError) {
        _ = try unit(name)
        let application = ModelState.application(of: name)
        guard let former = state[application: application]?.leader, former != name else { return }
        state[application: application]?.leader = name
        // Once it is the leader again, it is told again.
        state[unit: former]?.elected = false
        try settle()
    }

    /// Gives an application whose leader has gone another: the oldest unit that stays.
    func electLeader(of application: String) {
        let units = state[application: application]?.units ?? []
        state[application: application]?.leader = (units.first { $0.life == .alive } ?? units.first)?.name
    }
}
