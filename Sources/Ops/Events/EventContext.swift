/// What the framework knows of one event as one observer sees it.
public final class EventContext {
    /// The event's name.
    public let handle: Handle
    /// The framework that delivers the event.
    public let framework: Framework
    /// Whether the event is delivered again, after a deferral.
    public let isReemitted: Bool
    /// Whether the observer has asked to see the event again.
    package var isDeferred = false
    /// When the deferral is given up.
    var policy = DeferralPolicy.keeping

    init(handle: Handle, framework: Framework, isReemitted: Bool) {
        self.handle = handle
        self.framework = framework
        self.isReemitted = isReemitted
    }
}
