import LocalJuju

/// A model's status as tables: the model, its applications, its units and its machines, as `juju status` prints them.
enum StatusTable {
    /// The tables, one after the other.
    ///
    /// - Parameters:
    ///   - status: The model's status.
    ///   - styling: How a terminal shows it.
    ///   - showsRelations: Whether the relations are one of the tables.
    static func text(_ status: ModelStatus, _ styling: Styling, showsRelations: Bool = false) -> String {
        var sections = [model(status)]
        if !status.applications.isEmpty { sections.append(applications(status)) }
        if !status.units.isEmpty { sections.append(units(status)) }
        if !status.machines.isEmpty { sections.append(machines(status)) }
        if showsRelations, !status.relations.isEmpty { sections.append(relations(status)) }
        return sections.map { $0.rendered(styling) }.joined(separator: "\n")
    }

    private static func model(_ status: ModelStatus) -> TextTable {
        let model = status.model
        var header = ["Model", "Controller", "Cloud/Region", "Version", "SLA", "Timestamp"]
        var row: [TextTable.Cell] = [
            .init(model.name), .init(model.controller), .init("\(model.cloud)/\(model.region)"), .init(model.version),
            .init(model.sla), .init(status.controller.timestamp),
        ]
        if let notes = model.status.message, !notes.isEmpty {
            header.append("Notes")
            row.append(.init(notes))
        }
        var table = TextTable(header: header)
        table.append(row)
        return table
    }

    private static func applications(_ status: ModelStatus) -> TextTable {
        var table = TextTable(
            header: ["App", "Version", "Status", "Scale", "Charm", "Channel", "Rev", "Exposed", "Message"],
            rightAligned: [3, 6])
        let names = status.applications.keys.sorted(by: NaturalOrder.precedes)
        for (name, application) in names.compactMap({ name in status.applications[name].map { (name, $0) } }) {
            let units = status.units(of: name).values
            let ready = units.count { ["idle", "executing"].contains($0.jujuStatus.current) }
            table.append([
                .init(name), .init(version(application.version)), statusCell(application.status),
                ready == units.count ? .init("\(ready)") : .init("\(ready)/\(units.count)", .warning),
                .init(application.charmName), "", .init("\(application.charmRevision)"),
                .init(application.exposed ? "yes" : "no"), .init(message(application.status)),
            ])
        }
        return table
    }

    private static func units(_ status: ModelStatus) -> TextTable {
        // A model with pods alone shows them as Juju does; beside machines they have no machine.
        let hasMachines = status.model.type != "caas"
        let place = hasMachines ? ["Machine", "Public address"] : ["Address"]
        var table = TextTable(header: ["Unit", "Workload", "Agent"] + place + ["Ports", "Message"])
        for (name, unit) in status.units {
            var message = message(unit.workloadStatus)
            if unit.jujuStatus.current == "allocating", message.isEmpty { message = self.message(unit.jujuStatus) }
            if let doing = doing(unit.jujuStatus) { message = "(\(doing)) \(message)" }
            // A subordinate unit stands below its principal.
            let isSubordinate = unit.machine == nil && unit.address == nil
            let shown = (isSubordinate ? "  " : "") + name + (unit.leader == true ? "*" : "")
            let machine: [TextTable.Cell] = hasMachines ? [.init(unit.machine ?? "")] : []
            let address = TextTable.Cell(unit.address ?? unit.publicAddress ?? "")
            let heads: [TextTable.Cell] = [
                .init(shown), statusCell(unit.workloadStatus), statusCell(unit.jujuStatus),
            ]
            table.append(
                heads + machine + [
                    address, .init((unit.openPorts ?? []).joined(separator: ","), .emphasis), .init(message),
                ])
        }
        return table
    }

    private static func machines(_ status: ModelStatus) -> TextTable {
        var table = TextTable(header: ["Machine", "State", "Address", "Inst id", "Base", "AZ", "Message"])
        let names = status.machines.keys.sorted(by: NaturalOrder.precedes)
        for (name, machine) in names.compactMap({ name in status.machines[name].map { (name, $0) } }) {
            table.append([
                .init(name), statusCell(machine.jujuStatus), .init(machine.dnsName), .init(machine.instanceID),
                .init("\(machine.base.name)@\(machine.base.channel)"), "", .init(message(machine.machineStatus)),
            ])
        }
        return table
    }

    private static func relations(_ status: ModelStatus) -> TextTable {
        var table = TextTable(header: ["Integration provider", "Requirer", "Interface", "Type", "Message"])
        let rows = status.relations.sorted { ($0.provider, $0.requirer) < ($1.provider, $1.requirer) }
        for row in rows {
            table.append([
                .init(row.provider), .init(row.requirer), .init(row.interface), .init(row.type), .init(row.message),
            ])
        }
        return table
    }

    private static func statusCell(_ status: StatusInfo) -> TextTable.Cell {
        .init(status.current, .init(status: status.current))
    }

    /// The message on one line, whatever the charm wrote.
    private static func message(_ status: StatusInfo) -> String {
        singleLine(status.message ?? "")
    }

    /// The workload's version: its first line, and of a long one the start.
    private static func version(_ version: String?) -> String {
        let line = version?.split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
        return line.count > 15 ? line.prefix(12) + "..." : String(line)
    }

    /// The hook or action that an agent runs, taken from its status.
    private static func doing(_ status: StatusInfo) -> String? {
        guard status.current == "executing", let message = status.message, message.hasPrefix("running ") else {
            return nil
        }
        let rest = message.dropFirst("running ".count)
        if rest.hasPrefix("action ") { return String(rest.dropFirst("action ".count)) }
        return rest.hasSuffix(" hook") ? String(rest.dropLast(" hook".count)) : nil
    }
}

/// A text without line ends and other control characters, which would break a table.
func singleLine(_ text: String) -> String {
    String(text.map { $0.unicodeScalars.contains { $0.value < 32 || $0.value == 127 } ? " " : $0 })
}
