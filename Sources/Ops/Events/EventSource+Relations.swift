// The events of relations, by endpoint.

extension EventSource where E == RelationCreatedEvent {
    /// There is a new relation.
    ///
    /// - Parameter endpoint: The endpoint's name, as in the charm's metadata.
    /// - Returns: The source. To observe an endpoint that the metadata does not declare is an error.
    public static func relationCreated(_ endpoint: String) -> Self {
        Self(emitter: .charm, named: .relationCreated, .endpoint(endpoint))
    }
}

extension EventSource where E == RelationJoinedEvent {
    /// A remote unit is seen for the first time.
    ///
    /// - Parameter endpoint: The endpoint's name, as in the charm's metadata.
    /// - Returns: The source. To observe an endpoint that the metadata does not declare is an error.
    public static func relationJoined(_ endpoint: String) -> Self {
        Self(emitter: .charm, named: .relationJoined, .endpoint(endpoint))
    }
}

extension EventSource where E == RelationChangedEvent {
    /// The data of a remote unit, or of the remote application, has changed.
    ///
    /// - Parameter endpoint: The endpoint's name, as in the charm's metadata.
    /// - Returns: The source. To observe an endpoint that the metadata does not declare is an error.
    public static func relationChanged(_ endpoint: String) -> Self {
        Self(emitter: .charm, named: .relationChanged, .endpoint(endpoint))
    }
}

extension EventSource where E == RelationDepartedEvent {
    /// A unit leaves the relation.
    ///
    /// - Parameter endpoint: The endpoint's name, as in the charm's metadata.
    /// - Returns: The source. To observe an endpoint that the metadata does not declare is an error.
    public static func relationDeparted(_ endpoint: String) -> Self {
        Self(emitter: .charm, named: .relationDeparted, .endpoint(endpoint))
    }
}

extension EventSource where E == RelationBrokenEvent {
    /// The relation is about to be gone.
    ///
    /// - Parameter endpoint: The endpoint's name, as in the charm's metadata.
    /// - Returns: The source. To observe an endpoint that the metadata does not declare is an error.
    public static func relationBroken(_ endpoint: String) -> Self {
        Self(emitter: .charm, named: .relationBroken, .endpoint(endpoint))
    }
}

extension EventSource where E: RestorableEvent {
    /// An event that there is for each thing of a kind that the metadata declares.
    init(emitter: Emitter, named event: NamedEvent, _ declaration: EventDeclaration) {
        self.init(emitter: emitter, kind: eventName(declaration.name) + event.rawValue, declaration: declaration)
    }
}
