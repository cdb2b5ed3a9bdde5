import Logging
import Ops

/// The charm of the fidelity suite: it notes each event, and does in it what the test's script says.
///
/// It is the same on every level: made by the test itself, or a program that the local Juju starts.
@main
final class FidelityCharm: Charm {
    struct Memory: Codable { var count = 0 }

    let framework: Framework
    let library: Library
    let logger = Logger(label: "fidelity")
    private let files: FidelityFiles
    @Stored var memory = Memory()
    /// How often the charm has counted, while this object lives.
    var countInMemory = 0

    init(_ framework: Framework) throws {
        self.framework = framework
        library = try Library(framework)
        files = FidelityFiles(in: framework.charmDirectory)
        try observeLife()
        try observeRelations()
        try observeOthers()
        try perform("init")
    }

    private func observeLife() throws {
        try framework.observe(.install, self, FidelityCharm.handle)
        try framework.observe(.start, self, FidelityCharm.handle)
        try framework.observe(.configChanged, self, FidelityCharm.handle)
        try framework.observe(.leaderElected, self, FidelityCharm.handle)
        try framework.observe(.leaderSettingsChanged, self, FidelityCharm.handle)
        try framework.observe(.collectUnitStatus, self, FidelityCharm.collect)
        try framework.observe(.collectAppStatus, self, FidelityCharm.collect)
    }

    private func observeRelations() throws {
        for endpoint in framework.meta.relations.keys {
            try framework.observe(.relationCreated(endpoint), self, FidelityCharm.handle)
            try framework.observe(.relationJoined(endpoint), self, FidelityCharm.handle)
            try framework.observe(.relationChanged(endpoint), self, FidelityCharm.handle)
            try framework.observe(.relationDeparted(endpoint), self, FidelityCharm.handle)
            try framework.observe(.relationBroken(endpoint), self, FidelityCharm.handle)
        }
    }

    private func observeOthers() throws {
        for storage in framework.meta.storages.keys {
            try framework.observe(.storageAttached(storage), self, FidelityCharm.handle)
        }
        for action in framework.meta.actions.keys { try framework.observe(.action(action), self, FidelityCharm.handle) }
        try framework.observe(.secretChanged, self, FidelityCharm.handle)
        try framework.observe(.secretRemove, self, FidelityCharm.handle)
        try framework.observe(library.happened, self, FidelityCharm.handle)
        try framework.observe(library.happened, self, FidelityCharm.handleAsSecond, id: "second")
    }

    private func handle(_ event: any Event) throws {
        let words = Self.words(for: event)
        try files.note(([words.name] + words.details).joined(separator: " "))
        try perform(words.name, event)
    }

    private func handleAsSecond(_ event: CustomEvent<Library.Happening>) throws {
        try files.note("second \(event.payload.name)")
    }

    /// What `collect-unit-status` and `collect-app-status` are asked for is no event of Juju's: it is not noted.
    private func collect(_ event: CollectStatusEvent) throws {
        try perform(Self.words(for: event).name, event)
    }

    private func perform(_ name: String, _ event: (any Event)? = nil) throws {
        for step in try files.readScript()[name] ?? [] {
            do {
                if let result = try perform(step, event) { try files.note("  \(result)") }
            } catch let error as OpsError {
                try files.note("  \(error.code.name): \(error)")
            }
        }
    }

    /// An event's name as in a script, and what it is about.
    private static func words(for event: any Event) -> (name: String, details: [String]) {
        let name = event.handle.kind.replacing("_", with: "-")
        switch event {
        case let event as RelationEvent: return (name, [event.unit?.name ?? event.app.name])
        case let event as StorageEvent: return (name, [event.storage.name])
        case let event as SecretRevisionEvent: return (name, [event.secret.label ?? "-", "\(event.revision)"])
        case let event as SecretEvent: return (name, [event.secret.label ?? "-"])
        case let event as CustomEvent<Library.Happening>: return (name, [event.payload.name])
        default: return (name, [])
        }
    }

    /// An object of the charm with an event of its own.
    final class Library: Object {
        struct Happening: Codable { var name: String }

        let framework: Framework
        let handle: Handle
        var happened: EventSource<CustomEvent<Happening>> { event("happened") }

        init(_ framework: Framework) throws {
            self.framework = framework
            handle = try framework.claimHandle("Library", key: "library")
        }
    }
}

/// What the charm throws when it is told to fail, or to do what it cannot.
struct Crash: Error {}
