import CharmMetadata

/// Whether a unit of a charm can be in a state, and whether an event can come in it.
///
/// All that is wrong is found, not only the first: each as a sentence that says what to change.
struct ConsistencyCheck {
    let event: JujuEvent
    let state: State
    let metadata: CharmMetadata
    let identity: UnitIdentity
    private var problems: [String] = []

    init(_ event: JujuEvent, _ state: State, _ metadata: CharmMetadata, _ identity: UnitIdentity) {
        self.event = event
        self.state = state
        self.metadata = metadata
        self.identity = identity
    }

    /// Refuses what cannot be.
    ///
    /// - Throws: ``TestingError`` with ``TestingError/Code/inconsistent``.
    func run() throws(TestingError) {
        var check = self
        check.checkMetadata()
        check.checkConfig()
        check.checkUnit()
        check.checkResources()
        check.checkStorages()
        check.checkRelations()
        check.checkNetworks()
        check.checkSecrets()
        check.checkContainers()
        check.checkStoredStates()
        check.checkEvent()
        try check.throwProblems()
    }

    /// Refuses an event that cannot come, whatever else the state may have.
    ///
    /// - Throws: ``TestingError`` with ``TestingError/Code/inconsistent``.
    func runForEvent() throws(TestingError) {
        var check = self
        check.checkEvent()
        try check.throwProblems()
    }

    private func throwProblems() throws(TestingError) {
        guard !problems.isEmpty else { return }
        throw TestingError(.inconsistent, problems.joined(separator: "\n"))
    }

    /// Notes what is wrong, once.
    mutating func refuse(_ problem: String) {
        if !problems.contains(problem) { problems.append(problem) }
    }

    /// The values that are there several times, in the order in which they first are.
    static func repeated<Value: Hashable>(_ values: some Sequence<Value>) -> [Value] {
        var counts: [Value: Int] = [:]
        return values.filter { value in
            counts[value, default: 0] += 1
            return counts[value] == 2
        }
    }

    /// Names, as a sentence lists them.
    static func list(_ names: some Sequence<String>) -> String {
        let names = names.map { "'\($0)'" }
        return names.isEmpty ? "none" : names.joined(separator: ", ")
    }
}
