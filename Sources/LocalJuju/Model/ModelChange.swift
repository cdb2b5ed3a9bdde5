/// How a model differs from what its files hold: a line of its journal.
struct ModelChange: Codable {
    /// Which writing of the model's file it follows.
    let generation: Int
    /// The model without its lists.
    private var rest: ModelState?
    /// The applications, without their units.
    private var applications: RecordChanges<ApplicationRecord>?
    private var units: RecordChanges<UnitRecord>?
    private var relations: RecordChanges<RelationRecord>?
    private var secrets: RecordChanges<SecretRecord>?
    private var storages: RecordChanges<StorageRecord>?

    init(from earlier: ModelState, to later: ModelState) {
        generation = earlier.generation
        if later.withoutLists != earlier.withoutLists { rest = later.withoutLists }
        if later.applications != earlier.applications {
            applications = RecordChanges(from: earlier.withoutUnits, to: later.withoutUnits)
            units = RecordChanges(from: earlier.units, to: later.units)
        }
        relations = RecordChanges(from: earlier.relations, to: later.relations)
        secrets = RecordChanges(from: earlier.secrets, to: later.secrets)
        storages = RecordChanges(from: earlier.storages, to: later.storages)
    }

    /// Makes the earlier model the later one.
    func apply(to state: inout ModelState) {
        if var rest {
            rest.applications = state.applications
            rest.relations = state.relations
            rest.secrets = state.secrets
            rest.storages = state.storages
            state = rest
        }
        if applications != nil || units != nil {
            var (applications, units) = (state.withoutUnits, state.units)
            self.applications?.apply(to: &applications)
            self.units?.apply(to: &units)
            state.applications = applications.map { application in
                var application = application
                application.units = units.filter { ModelState.application(of: $0.name) == application.name }
                return application
            }
        }
        relations?.apply(to: &state.relations)
        secrets?.apply(to: &state.secrets)
        storages?.apply(to: &state.storages)
    }
}

extension ModelState {
    fileprivate var withoutLists: ModelState {
        var state = self
        state.applications = []
        state.relations = []
        state.secrets = []
        state.storages = []
        return state
    }

    fileprivate var withoutUnits: [ApplicationRecord] {
        applications.map { application in
            var application = application
            application.units = []
            return application
        }
    }

    fileprivate var units: [UnitRecord] { applications.flatMap(\.units) }
}
