import Ops

/// A charm whose handlers do what a test says.
final class ScriptedCharm: Charm {
    let framework: Framework
    /// What the handlers noted, in order.
    var trace: [String] = []
    /// What a handler does beside noting itself.
    var act: (_ handler: String, _ event: any Event) throws -> Void = { _, _ in }
    /// What an asynchronous handler does beside noting itself.
    var actLater: (_ event: any Event) async throws -> Void = { _ in }
    /// Objects that the charm keeps alive.
    var parts: [AnyObject] = []

    init(_ framework: Framework) { self.framework = framework }

    func first(_ event: any Event) throws { try note("first", event) }
    func second(_ event: any Event) throws { try note("second", event) }
    func third(_ event: any Event) throws { try note("third", event) }

    func later(_ event: any Event) async throws {
        trace.append("later \(event.handle)")
        try await actLater(event)
        trace.append("later ended \(event.handle)")
    }

    private func note(_ handler: String, _ event: any Event) throws {
        trace.append("\(handler) \(event.handle)")
        try act(handler, event)
    }
}

/// Has an event that can be deferred deferred.
func deferEvent(_ event: any Event) {
    (event as? any DeferrableEvent)?.defer()
}

/// A charm library's object, with events and stored state of its own.
final class Library: Object {
    struct Note: Codable, Equatable { var text: String }
    struct Memory: Codable { var count = 0 }

    let framework: Framework
    let handle: Handle
    @Stored var memory = Memory()
    var noted: EventSource<CustomEvent<Note>> { event("noted") }
    var trace: [String] = []
    var act: (any Event) throws -> Void = { _ in }

    init(_ framework: Framework, key: String? = nil) throws {
        self.framework = framework
        handle = try framework.claimHandle("Library", key: key)
    }

    func heard(_ event: any Event) throws {
        trace.append("\(handle) heard \(event.handle)")
        try act(event)
    }
}
