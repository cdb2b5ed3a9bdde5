public import CharmMetadata
package import Logging
import OrderedCollections
import Pebble
package import PlainValues
package import UnitState

/// The engine of one dispatch: it knows who observes what, delivers events and keeps those that were deferred.
///
/// A charm gets it in its initialiser and observes events on it (`ops.Framework`). All of it belongs to the dispatch's task.
public final class Framework {
    /// The charm's metadata.
    public let meta: CharmMetadata
    /// The folder that the charm was unpacked in.
    public var charmDirectory: String { findCharmDirectory() }
    private let findCharmDirectory: () -> String  // A test's folder is made when it is asked for.
    /// The model that the unit is in.
    public let model: Model

    let logger: Logger
    let charmHandle: Handle
    /// What the observers of each kind of collect-status event have added.
    var collectedStatuses: [String: [Status]] = [:]
    /// The kind of the event whose handler runs, `__init__` while the charm is made, else `nil`.
    private(set) var runningEvent: String? {
        get { model.backend.runningEvent }
        set { model.backend.runningEvent = newValue }
    }

    /// Is told of each event that is emitted or delivered again: its path, what it carries, and which of the two it is.
    package var eventWatcher: ((_ path: String, _ content: PlainValue, _ isReemitted: Bool) -> Void)?

    let store: any UnitStateStore
    let queue: DeferralQueue
    private let events: CharmEvents
    private let stateOfFramework: StoredStateData
    /// How many events the unit has had in its life.
    private var eventCount: Int
    private var storedStates: [StoredStateData] = []
    private var claimedPaths: Set<String> = []
    private var observers: [Observer] = []
    // Found by text: another type of key would cost each dispatch a search for its conformance.
    private var observersOfSource: [String: [Int]] = [:]
    private var observersOfObject: [String: [Int]] = [:]
    private var typesOfSource: [String: EventType] = [:]

    package init(
        store: any UnitStateStore, meta: CharmMetadata, charmDirectory: @escaping @autoclosure () -> String,
        model: Model, charmKind: String, logger: Logger = Logger(label: "ops")
    ) throws {
        self.store = store
        self.meta = meta
        findCharmDirectory = charmDirectory
        self.model = model
        self.logger = logger
        charmHandle = Handle(kind: charmKind)
        queue = DeferralQueue(store: store, logger: logger)
        events = CharmEvents(meta)
        stateOfFramework = try StoredStateData(path: "StoredStateData[_stored]", store: store)
        eventCount = try Self.eventCount(in: stateOfFramework)
        claimedPaths = [charmKind]
    }

    // MARK: Objects

    /// Gives an object of the charm its handle.
    ///
    /// - Parameters:
    ///   - kind: What kind of object it is: the class's name, as a rule. What is stored is found by it.
    ///   - key: Which one of its kind, as the name of the endpoint that it looks after; without `/`.
    ///   - parent: The object that it is a part of; the charm when `nil`.
    /// - Returns: The handle.
    /// - Throws: ``OpsError`` with ``OpsError/Code/duplicateHandle`` when another object has it, and
    ///   ``OpsError/Code/invalidHandle`` for a `/` in kind or key.
    public func claimHandle(_ kind: String, key: String? = nil, under parent: Handle? = nil) throws(OpsError) -> Handle
    {
        for part in [kind, key ?? ""] where part.utf8.contains(where: { "/[]".utf8.contains($0) }) {
            throw OpsError(.invalidHandle, "The handle part '\(part)' holds one of '/', '[' and ']'; leave them out.")
        }
        let handle = (parent ?? charmHandle).nest(kind, key)
        try claim(handle.path)
        return handle
    }

    private func claim(_ path: String) throws(OpsError) {
        guard claimedPaths.insert(path).inserted else {
            throw OpsError(
                .duplicateHandle,
                "Two objects claim to be \(path). Make one of them only, or give each a key of its own.")
        }
    }

    /// The stored state of an object that has no `Stored` property for it: attributes of any kind, by name.
    ///
    /// - Parameters:
    ///   - owner: The handle of the object that the state belongs to; the charm's when `nil`.
    ///   - key: Which state of the object; `ops` charms mostly call theirs `_stored`.
    /// - Returns: The state, as it was when the last dispatch was committed.
    /// - Throws: ``OpsError`` with ``OpsError/Code/unreadableState`` when what is stored is no map of attributes.
    public func storedState(of owner: Handle? = nil, key: String = "_stored") throws -> StoredState {
        StoredState(data: try storedData(of: owner ?? charmHandle, key: key))
    }

    func storedData(of handle: Handle, key: String) throws -> StoredStateData {
        let path = handle.nest("StoredStateData", key).path
        if let known = storedStates.first(where: { $0.path == path }) { return known }
        let data = try StoredStateData(path: path, store: store)
        storedStates.append(data)
        return data
    }

    // MARK: Observing

    /// Has a method of an object called with each event of a source.
    ///
    /// Observers are called in the order in which they were registered. The method may be `private`; one that takes
    /// `any Event` can serve many sources.
    ///
    /// - Parameters:
    ///   - source: The events to observe.
    ///   - observer: The object whose method is called. It is not kept alive.
    ///   - handler: The method, as in `MyCharm.configChanged`.
    ///   - id: The name under which a deferred event finds this method again, in a later version of the charm as well;
    ///     `_on_` and the event's kind when `nil`, which is what `ops` charms mostly call their methods.
    /// - Throws: ``OpsError`` with ``OpsError/Code/notDeclared`` for an event that the metadata does not make possible and
    ///   ``OpsError/Code/duplicateObserver`` when the object already observes the source under the default id.
    public func observe<O: Object, E: Event>(
        _ source: EventSource<E>, _ observer: O, _ handler: @escaping (O) -> (E) throws -> Void, id: String? = nil
    ) throws {
        try register(source, observer, id) { observer, event in try handler(observer)(event) }
    }

    /// Has an asynchronous method of an object called with each event of a source.
    ///
    /// The dispatch waits for it: events are still delivered one after the other. The dispatch holds the main thread
    /// meanwhile, so that a method which waits for the main actor waits for ever.
    ///
    /// - Parameters:
    ///   - source: The events to observe.
    ///   - observer: The object whose method is called. It is not kept alive.
    ///   - handler: The method, as in `MyCharm.configChanged`.
    ///   - id: The name under which a deferred event finds this method again; `_on_` and the event's kind when `nil`.
    /// - Throws: ``OpsError``, as for a method that is not asynchronous.
    public func observe<O: Object, E: Event>(
        _ source: EventSource<E>, _ observer: O, _ handler: @escaping (O) -> (E) async throws -> Void,
        id: String? = nil
    ) throws {
        try register(source, observer, id) { observer, event in
            try CurrentThreadExecutor.run { try await handler(observer)(event) }
        }
    }

    private func register<O: Object, E: Event>(
        _ source: EventSource<E>, _ observer: O, _ id: String?, _ call: @escaping (O, E) throws -> Void
    ) throws {
        try source.declaration?.check(in: meta)
        try source.checkKind()
        let key = sourcePath(of: source)
        let path = observer.handle.path
        let observerID = id ?? "_on_\(source.kind)"
        let duplicate = observersOfSource[key, default: []].contains {
            observers[$0].path == path && observers[$0].id == observerID
        }
        if duplicate, id == nil {
            throw OpsError(
                .duplicateObserver,
                "\(path) observes \(source.kind) twice under the id '\(observerID)'; give one of the two an id of its own."
            )
        }
        typesOfSource[key] = source.type
        observersOfSource[key, default: []].append(observers.count)
        observersOfObject[Self.observerName(path, observerID), default: []].append(observers.count)
        observers.append(
            Observer(path: path, id: observerID, source: key) { [weak observer] event in
                guard let event = event as? E else { return .otherEvent }
                guard let observer else { return .objectGone }
                try call(observer, event)
                return .delivered
            })
    }

    /// The kinds of all events that Juju and the framework can send to the charm, sorted.
    ///
    /// They are the names under which `ops` has them, as in `config_changed` and `db_relation_joined`.
    public var eventKinds: [String] { events.kinds }

    // MARK: Emitting

    /// Emits an event that carries nothing: each observer is called before this returns.
    ///
    /// - Parameter source: The event.
    /// - Throws: What an observer throws.
    public func emit<E: PlainEvent>(_ source: EventSource<E>) throws {
        try emit(sourcePath(of: source), source.type, [:])
    }

    /// Emits an event of a charm's own: each observer is called before this returns.
    ///
    /// - Parameters:
    ///   - source: The event, as an object's property gives it.
    ///   - payload: What the event carries, also when it is deferred.
    /// - Throws: What an observer throws; ``OpsError`` with ``OpsError/Code/invalidValue`` for a payload that cannot be
    ///   stored.
    public func emit<Payload: Codable>(
        _ source: EventSource<CustomEvent<Payload>>, _ payload: Payload
    ) throws {
        try source.checkKind()
        try emit(source, carrying: try PlainValueEncoder().encode(payload))
    }

    /// Emits an event with what it carries, in the form in which it is stored.
    func emit<E: Event>(_ source: EventSource<E>, carrying snapshot: PlainValue) throws {
        try source.declaration?.check(in: meta)
        try emit(sourcePath(of: source), source.type, snapshot)
    }

    /// Emits an event of Juju.
    ///
    /// - Parameters:
    ///   - kind: The event's kind; an unknown one is passed over, so that an older charm survives a newer Juju.
    ///   - snapshot: What the event carries; it is asked for only where someone observes the event.
    package func emitHookEvent(kind: String, snapshot: @autoclosure () throws -> PlainValue) throws {
        guard let type = events.type(of: kind) else {
            logger.debug("Event \(kind) not defined for \(charmHandle.path).")
            return
        }
        logger.debug("Emitting Juju event \(kind).")
        let source = "\(charmHandle.path)/on/\(kind)"
        guard observersOfSource[source] != nil else {
            skipEventNumber()
            eventWatcher?("\(source)[\(eventCount)]", [:], false)
            return
        }
        try emit(source, type, try snapshot())
    }

    /// Whether anyone observes a source.
    func isObserved<E: Event>(_ source: EventSource<E>) -> Bool {
        observersOfSource[sourcePath(of: source)] != nil
    }

    /// Counts an event that nobody observes, as if it had been emitted.
    func skipEventNumber() { _ = nextEventNumber() }

    private func emit(_ source: String, _ type: EventType, _ snapshot: PlainValue) throws {
        let path = "\(source)[\(nextEventNumber())]"
        if let kind = StoredStateData.unstorableKind(in: snapshot) {
            throw OpsError(
                .invalidValue, "The event \(path) carries \(kind), which cannot be stored; carry simple values.")
        }
        eventWatcher?(path, snapshot, false)
        guard let indices = observersOfSource[source] else { return }
        typesOfSource[source] = type
        var isQueued = false
        for index in indices {
            let observer = observers[index]
            let notice = Notice(eventPath: path, observerPath: observer.path, observerID: observer.id)
            if try queue.add(notice, snapshot: snapshot) {
                isQueued = true
            } else {
                logger.info("Skipping notice (\(path)/\(observer.path)/\(observer.id)) - already in the queue.")
            }
        }
        if isQueued { try deliver(try queue.notices(of: path), isReemitted: false) }
    }

    private func nextEventNumber() -> Int {
        eventCount += 1
        stateOfFramework["event_count"] = .int(eventCount)
        return eventCount
    }

    /// The number of the last event, which new events must not have again.
    private static func eventCount(in state: StoredStateData) throws(OpsError) -> Int {
        guard !state.keys.isEmpty else { return 0 }
        // Half of what a number can be leaves room for every event of this dispatch.
        guard let count = state["event_count"]?.intValue, (0...Int.max / 2).contains(count) else {
            throw OpsError(
                .unreadableState,
                """
                What is stored as \(state.path) has no usable 'event_count', the number of the last event; \
                restore the unit's state from a copy.
                """)
        }
        return count
    }

    /// The path of a source's events, without their number.
    private func sourcePath<E: Event>(of source: EventSource<E>) -> String {
        switch source.emitter {
        case .charm: "\(charmHandle.path)/on/\(source.kind)"
        case .framework: "on/\(source.kind)"
        case .object(let handle): "\(handle.path)/on/\(source.kind)"
        }
    }

    /// An observer's object and id as one text: neither holds a NUL.
    private static func observerName(_ path: String, _ id: String) -> String { "\(path)\0\(id)" }

    // MARK: Delivering

    /// Delivers every deferred event again, oldest first, to the observers that deferred it.
    package func reemit() throws {
        try deliver(try queue.notices(of: nil), isReemitted: true)
    }

    private func deliver(_ notices: [Notice], isReemitted: Bool) throws {
        for (index, notice) in notices.enumerated() {
            let handle = try Handle(path: notice.eventPath)
            let source = notice.sourcePath
            guard let type = eventType(of: source, kind: handle.kind), let snapshot = try queue.snapshot(of: notice)
            else {
                logger.warning(
                    "Dropping the deferred event \(handle): \(charmHandle) has no such event, or its data is gone.")
                queue.remove(notice)
                continue
            }
            if isReemitted, isGivenUp(notice) { continue }
            let context = EventContext(handle: handle, framework: self, isReemitted: isReemitted)
            let event: any Event
            do {
                event = try type.make(snapshot, context)
            } catch let outdated as OutdatedEvent {
                logger.warning("Dropping the deferred event \(handle): \(outdated.reason)")
                queue.remove(notice)
                continue
            }
            if isReemitted {
                eventWatcher?(notice.eventPath, snapshot, true)
                logger.debug("Re-emitting deferred event \(handle) (\(index + 1) of \(notices.count) in queue).")
            } else if let runningEvent, runningEvent != handle.kind, !(event is any LifecycleEvent) {
                logger.debug("Emitting custom event \(handle).")
            }
            stopBeforeHandler(of: event)
            try withRunningEvent(handle.kind) { try call(notice, source, event) }
            conclude(notice, context)
        }
    }

    private func call(_ notice: Notice, _ source: String, _ event: any Event) throws {
        let candidates = observersOfObject[Self.observerName(notice.observerPath, notice.observerID)] ?? []
        // The observer of the very source first; else one of that name, as `ops` finds a method by its name alone.
        let ordered =
            candidates.filter { observers[$0].source == source } + candidates.filter { observers[$0].source != source }
        for index in ordered {
            switch try observers[index].deliver(event) {
            case .delivered: return
            case .otherEvent: continue
            case .objectGone:
                logger.warning(
                    """
                    The object \(notice.observerPath) was released before the event \(event.handle) was delivered. \
                    Keep it in a property of the charm.
                    """)
                return
            }
        }
        logger.warning(
            """
            Dropping the event \(event.handle): \(notice.observerPath) has no observer '\(notice.observerID)' for it \
            any more. Observe it under that id to take up what was deferred.
            """)
    }

    private func eventType(of source: String, kind: String) -> EventType? {
        typesOfSource[source] ?? (source == "\(charmHandle.path)/on/\(kind)" ? events.type(of: kind) : nil)
    }

    /// Runs something in the context of an event: access to relation data is checked while it runs.
    ///
    /// - Throws: What the body throws, or the error that arose in it where none could be thrown.
    package func withRunningEvent(_ kind: String, _ body: () throws -> Void) throws {
        let outer = runningEvent
        runningEvent = kind
        defer { runningEvent = outer }
        try body()
        try model.backend.throwPendingFailure()
    }

    // MARK: Committing

    /// Stores what is to outlive this dispatch, in one transaction.
    ///
    /// Stored state is taken down after ``PreCommitEvent`` and before ``CommitEvent``.
    package func commit() throws {
        try model.backend.throwPendingFailure()
        try emit(.preCommit)
        for state in storedStates { try state.save(to: store) }
        try emit(.commit)
        try stateOfFramework.save(to: store)
        try queue.save()
        try store.commit()
    }

    /// Releases the store; what was not committed is lost.
    package func close() {
        store.close()
    }
}
