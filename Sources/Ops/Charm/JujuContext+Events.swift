import HookCommands

// What Juju tells of the event itself: each is there for some kinds of event only.

extension JujuContext {
    /// The relation's endpoint, in a relation event (`JUJU_RELATION`).
    public var relationName: String? { self["JUJU_RELATION"] }
    /// The relation's number, in a relation event (`JUJU_RELATION_ID`); `nil` as well when it is malformed.
    public var relationID: Int? { self["JUJU_RELATION_ID"].flatMap { RelationID($0) }?.number }
    /// The remote application's name, in a relation event (`JUJU_REMOTE_APP`).
    public var remoteApplicationName: String? { self["JUJU_REMOTE_APP"] }
    /// The remote unit's name, in a relation event that a unit caused (`JUJU_REMOTE_UNIT`).
    public var remoteUnitName: String? { self["JUJU_REMOTE_UNIT"] }
    /// The name of the unit that leaves, in a relation-departed event (`JUJU_DEPARTING_UNIT`).
    public var departingUnitName: String? { self["JUJU_DEPARTING_UNIT"] }
    /// The storage's name, in a storage event (of `JUJU_STORAGE_ID`).
    public var storageName: String? { storageID?.name }
    /// The storage instance's number, in a storage event (of `JUJU_STORAGE_ID`).
    public var storageIndex: Int? { storageID?.index }
    /// The container's name, in an event of a workload container (`JUJU_WORKLOAD_NAME`).
    public var workloadName: String? { self["JUJU_WORKLOAD_NAME"] }
    /// The notice's identifier, in an event of a notice (`JUJU_NOTICE_ID`).
    public var noticeID: String? { self["JUJU_NOTICE_ID"] }
    /// The notice's type, in an event of a notice (`JUJU_NOTICE_TYPE`).
    public var noticeType: String? { self["JUJU_NOTICE_TYPE"] }
    /// The notice's key, in an event of a notice (`JUJU_NOTICE_KEY`).
    public var noticeKey: String? { self["JUJU_NOTICE_KEY"] }
    /// The check's name, in an event of a check (`JUJU_PEBBLE_CHECK_NAME`).
    public var pebbleCheckName: String? { self["JUJU_PEBBLE_CHECK_NAME"] }

    private var storageID: (name: String, index: Int)? { self["JUJU_STORAGE_ID"].flatMap(Storage.parse) }

    /// The relation that is about to be gone: it no longer counts as one of the model's.
    var brokenRelationID: Int? { eventKind.hasSuffix("_relation_broken") ? relationID : nil }

    /// A unit that has left its relation, and whose databag can still be read.
    var departedUnitName: String? {
        let kind = eventKind
        return kind.hasSuffix("_relation_departed") || kind.hasSuffix("_relation_broken") ? remoteUnitName : nil
    }
}
