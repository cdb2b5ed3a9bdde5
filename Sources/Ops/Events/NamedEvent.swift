import CharmMetadata
import OrderedCollections

/// The kinds of event that there are for each endpoint, storage, container and action of the metadata.
enum NamedEvent: String, CaseIterable {
    case relationCreated = "_relation_created"
    case relationJoined = "_relation_joined"
    case relationChanged = "_relation_changed"
    case relationDeparted = "_relation_departed"
    case relationBroken = "_relation_broken"
    case storageAttached = "_storage_attached"
    case storageDetaching = "_storage_detaching"
    case pebbleReady = "_pebble_ready"
    case pebbleCustomNotice = "_pebble_custom_notice"
    case pebbleCheckFailed = "_pebble_check_failed"
    case pebbleCheckRecovered = "_pebble_check_recovered"
    case action = "_action"

    /// Recognizes an event by the end of its name.
    ///
    /// - Parameter kind: The event's name, as in `db_relation_changed`.
    init?(kind: String) {
        var kind = kind
        let event = kind.withUTF8 { kind in
            Self.allCases.first { event in
                var ending = event.rawValue
                return ending.withUTF8 { kind.suffix($0.count).elementsEqual($0) }
            }
        }
        guard let event else { return nil }
        self = event
    }

    /// How an event is made.
    var type: EventType {
        switch self {
        case .relationCreated: EventType(RelationCreatedEvent.self)
        case .relationJoined: EventType(RelationJoinedEvent.self)
        case .relationChanged: EventType(RelationChangedEvent.self)
        case .relationDeparted: EventType(RelationDepartedEvent.self)
        case .relationBroken: EventType(RelationBrokenEvent.self)
        case .storageAttached: EventType(StorageAttachedEvent.self)
        case .storageDetaching: EventType(StorageDetachingEvent.self)
        case .pebbleReady: EventType(PebbleReadyEvent.self)
        case .pebbleCustomNotice: EventType(PebbleCustomNoticeEvent.self)
        case .pebbleCheckFailed: EventType(PebbleCheckFailedEvent.self)
        case .pebbleCheckRecovered: EventType(PebbleCheckRecoveredEvent.self)
        case .action: EventType(ActionEvent.self)
        }
    }

    /// The events of this kind that a charm can get.
    func kinds(in metadata: CharmMetadata) -> [String] {
        names(in: metadata).map { eventName($0) + rawValue }
    }

    /// Whether a kind of event is one of these, and the charm can get it.
    func canBe(_ kind: String, in metadata: CharmMetadata) -> Bool {
        let length = kind.utf8.count - rawValue.utf8.count
        return names(in: metadata).contains { name in
            name.utf8.count == length && eventName(name) + rawValue == kind
        }
    }

    private func names(in metadata: CharmMetadata) -> [String] {
        switch self {
        case .relationCreated, .relationJoined, .relationChanged, .relationDeparted, .relationBroken:
            Array(metadata.relations.keys)
        case .storageAttached, .storageDetaching: Array(metadata.storages.keys)
        case .pebbleReady, .pebbleCustomNotice, .pebbleCheckFailed, .pebbleCheckRecovered:
            Array(metadata.containers.keys)
        case .action: Array(metadata.actions.keys)
        }
    }
}
