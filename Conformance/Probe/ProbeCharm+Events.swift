import Ops
import OrderedCollections
import PlainValues

/// The events that there are for each endpoint, storage, container and action.
extension ProbeCharm {
    func observeNamed(_ event: String, _ handler: String) throws {
        func name(_ names: some Sequence<String>, _ suffix: String) -> String? {
            names.first { String($0.map { $0 == "-" ? "_" : $0 }) + suffix == event }
        }
        let endpoints = meta.relations.keys
        let containers = meta.containers.keys
        if let endpoint = name(endpoints, "_relation_created") {
            try observe(.relationCreated(endpoint), handler)
        } else if let endpoint = name(endpoints, "_relation_joined") {
            try observe(.relationJoined(endpoint), handler)
        } else if let endpoint = name(endpoints, "_relation_changed") {
            try observe(.relationChanged(endpoint), handler)
        } else if let endpoint = name(endpoints, "_relation_departed") {
            try observe(.relationDeparted(endpoint), handler)
        } else if let endpoint = name(endpoints, "_relation_broken") {
            try observe(.relationBroken(endpoint), handler)
        } else if let storage = name(meta.storages.keys, "_storage_attached") {
            try observe(.storageAttached(storage), handler)
        } else if let storage = name(meta.storages.keys, "_storage_detaching") {
            try observe(.storageDetaching(storage), handler)
        } else if let container = name(containers, "_pebble_ready") {
            try observe(.pebbleReady(container), handler)
        } else if let container = name(containers, "_pebble_custom_notice") {
            try observe(.pebbleCustomNotice(container), handler)
        } else if let container = name(containers, "_pebble_check_failed") {
            try observe(.pebbleCheckFailed(container), handler)
        } else if let container = name(containers, "_pebble_check_recovered") {
            try observe(.pebbleCheckRecovered(container), handler)
        } else if let action = name(meta.actions.keys, "_action") {
            try observe(.action(action), handler)
        } else {
            throw ProbeFailure("There is no event '\(event)'.")
        }
    }

    func row(_ event: RelationEvent) -> PlainValue {
        var row: PlainMap = [
            "relation": ["name": .string(event.relation.name), "id": .int(event.relation.id)],
            "app": .string(event.app.name), "unit": event.unit.map { .string($0.name) } ?? nil,
        ]
        if let event = event as? RelationDepartedEvent {
            row["departing_unit"] = event.departingUnit.map { .string($0.name) } ?? .null
        }
        return .map(row)
    }

    func row(_ event: WorkloadEvent) -> PlainValue {
        var row: PlainMap = ["workload": .string(event.workload.name)]
        if let notice = (event as? PebbleNoticeEvent)?.notice {
            row["notice"] = [
                "id": .string(notice.id.rawValue), "type": .string(notice.type.rawValue), "key": .string(notice.key),
            ]
        }
        if let check = (event as? PebbleCheckEvent)?.info { row["check"] = .string(check.name) }
        return .map(row)
    }
}
