import PlainValues

/// A kind of event and who emits it: what is observed.
///
/// Juju's events are static members, a library's are its properties; both are observed alike:
///
/// ```swift
/// try framework.observe(.configChanged, self, MyCharm.reconcile)
/// try framework.observe(database.created, self, MyCharm.reconcile)
/// ```
///
/// It is `ops.EventSource` and `ops.BoundEvent` in one.
public struct EventSource<E: Event> {
    let emitter: Emitter
    /// The event's name, as it is stored: `config_changed`, `db_relation_changed`, `backup_action`.
    public let kind: String
    let type: EventType
    let declaration: EventDeclaration?
}

extension EventSource where E: RestorableEvent {
    package init(emitter: Emitter, kind: String, declaration: EventDeclaration? = nil) {
        self.emitter = emitter
        self.kind = kind
        self.declaration = declaration
        type = EventType(E.self)
    }
}

extension EventSource {
    /// Refuses a name that a charm has given an event of its own and that is no identifier: its deferred events could not be
    /// read again, nor removed when nobody waits for them.
    func checkKind() throws(OpsError) {
        guard case .object = emitter else { return }
        let isIdentifier = kind.utf8.enumerated().allSatisfy { index, byte in
            byte == 0x5f || (0x61...0x7a).contains(byte | 0x20) || (index > 0 && (0x30...0x39).contains(byte))
        }
        guard isIdentifier, !kind.isEmpty else {
            throw OpsError(
                .invalidArgument,
                "'\(kind)' cannot be the name of an event: use letters, digits and '_', as in 'database_created'.")
        }
    }
}

/// Who emits an event.
package enum Emitter {
    /// The charm, for Juju.
    case charm
    /// The framework.
    case framework
    /// An object of the charm.
    case object(Handle)
}

/// How an event of one type is made.
struct EventType {
    let make: (PlainValue, EventContext) throws -> any Event

    init<E: RestorableEvent>(_ type: E.Type) {
        make = { try E(restoring: $0, in: $1) }
    }
}
