import PlainValues

/// An event that a charm or a charm library emits itself.
///
/// What it carries is a `Codable` value, which survives a deferral. Its fields can be read off the event:
///
/// ```swift
/// private func created(_ event: CustomEvent<DatabaseRequirer.Created>) throws {
///     connect(to: event.endpoints)
/// }
/// ```
@dynamicMemberLookup
public final class CustomEvent<Payload: Codable>: DeferrableEvent, RestorableEvent {
    /// What the framework knows of the event.
    public let context: EventContext
    /// What the event carries.
    public let payload: Payload

    package init(restoring snapshot: PlainValue, in context: EventContext) throws {
        self.context = context
        do {
            payload = try PlainValueDecoder().decode(Payload.self, from: snapshot)
        } catch {
            throw OpsError(
                .unreadableState,
                """
                The event \(context.handle) was stored with something else than \(Payload.self): \(error) \
                Give new fields of the payload a default, or another kind to the event.
                """, cause: error)
        }
    }

    /// A field of what the event carries.
    public subscript<Value>(dynamicMember keyPath: KeyPath<Payload, Value>) -> Value { payload[keyPath: keyPath] }
}
