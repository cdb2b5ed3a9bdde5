// What comes to mind first, from `ops` or from closures, and is wrong: the compiler says what is right.

extension Framework {
    /// Not the way to observe: name the method by its class.
    ///
    /// - Parameters:
    ///   - source: The events to observe.
    ///   - observer: The object whose method is meant.
    ///   - handler: A method of an object, where one of its class is wanted.
    @available(
        *, unavailable,
        message: "Name the method by its class, as in `observe(.start, self, MyCharm.start)`, not by `self`."
    )
    public func observe<E: Event>(
        _ source: EventSource<E>, _ observer: any Object, _ handler: (E) async throws -> Void
    ) throws {}

    /// Not the way to observe: name the observer, and the method by its class.
    ///
    /// - Parameters:
    ///   - source: The events to observe.
    ///   - handler: A method of an object, where one of its class is wanted.
    @available(
        *, unavailable,
        message: "Name the observer, and the method by its class, as in `observe(.start, self, MyCharm.start)`."
    )
    public func observe<E: Event>(_ source: EventSource<E>, _ handler: (E) async throws -> Void) throws {}
}
