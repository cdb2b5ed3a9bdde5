import LocalJuju

/// Units as tables: what they are, and what their charms have deferred.
enum UnitTable {
    /// Renders the tables; that of deferred events is left out when there are none.
    static func text(_ shown: [(name: String, unit: UnitDescription)], _ styling: Styling) -> String {
        var units = TextTable(header: ["Unit", "Charm", "Machine", "Address", "Life", "Leader", "Ports"])
        for (name, unit) in shown {
            units.append([
                .init(name), .init(unit.charm), .init(unit.machine ?? ""),
                .init(unit.publicAddress ?? unit.address ?? ""), .init(unit.life),
                .init(unit.leader ? "yes" : "no"), .init(unit.openedPorts.joined(separator: ",")),
            ])
        }
        var containers = TextTable(
            header: ["Unit", "Container", "Status", "Process", "Restarts", "Socket"], rightAligned: [3, 4])
        for (name, unit) in shown {
            for (container, info) in (unit.containers ?? [:]).sorted(by: { $0.key < $1.key }) {
                containers.append([
                    .init(name), .init(container), .init(info.status), .init(info.process.map { "\($0)" } ?? "-"),
                    .init("\(info.restarts)"), .init(info.socket),
                ])
            }
        }
        var events = TextTable(
            header: ["Unit", "Deferred event", "Observer", "Age", "Tries", "Dropped"], rightAligned: [3, 4])
        for (name, unit) in shown {
            for event in unit.deferredEvents ?? [] {
                events.append([
                    .init(name), .init(event.event), .init("\(event.observer)/\(event.handler)"),
                    .init(event.ageSeconds.map(age) ?? "-"), .init(event.tries.map { "\($0)" } ?? "-"),
                    .init(end(of: event)),
                ])
            }
        }
        let hasEvents = shown.contains { $0.unit.deferredEvents != nil }
        let hasContainers = shown.contains { $0.unit.containers != nil }
        return units.rendered(styling) + (hasContainers ? "\n" + containers.rendered(styling) : "")
            + (hasEvents ? "\n" + events.rendered(styling) : "")
    }

    /// When an event is dropped, in words.
    private static func end(of event: UnitDescription.DeferredEvent) -> String {
        let relation = event.droppedWithoutRelation.map { "without \($0)" }
        let tries = event.droppedAfterTries.map { "after \($0) tries" }
        return [relation, tries].compactMap { $0 }.joined(separator: ", ")
    }

    /// A number of seconds in its two largest units: `42s`, `5m12s`, `3h0m`, `2d4h`.
    static func age(_ seconds: Int) -> String {
        switch seconds {
        case ..<60: "\(seconds)s"
        case ..<3600: "\(seconds / 60)m\(seconds % 60)s"
        case ..<86_400: "\(seconds / 3600)h\(seconds / 60 % 60)m"
        default: "\(seconds / 86_400)d\(seconds / 3600 % 24)h"
        }
    }
}
