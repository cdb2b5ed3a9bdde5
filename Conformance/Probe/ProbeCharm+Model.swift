import Ops
import OrderedCollections
import PlainValues

/// The steps on unit, application, model and configuration.
extension ProbeCharm {
    func performOnModel(_ step: Step, _ event: (any Event)?) throws -> PlainValue {
        switch step.operation {
        case "model.name":
            // A model without a name has none in a harness, and an empty one under Juju.
            return Plan.isOfHarness && model.name.isEmpty ? nil : .string(model.name)
        case "model.uuid": return .string(model.uuid)
        case "unit.name": return .string(unit.name)
        case "app.name": return .string(app.name)
        case "unit.is_leader": return .bool(try unit.isLeader)
        case "unit.status": return row(try unit.status)
        case "app.status": return row(try app.status)
        case "unit.set_status": try unit.setStatus(try status(step))
        case "app.set_status": try app.setStatus(try status(step))
        case "remote.status":
            let entity = try step.text("entity")
            let status = try entity.contains("/") ? model.unit(entity).status : model.application(entity).status
            return .string(status.name.rawValue)
        case "collect.add_status":
            guard let event = event as? CollectStatusEvent else { throw ImpossibleInSwift() }
            event.add(try status(step))
        case "unit.set_workload_version":
            guard let version = step["version"]?.stringValue else { throw ImpossibleInSwift() }
            try unit.setWorkloadVersion(version)
        case "app.planned_units": return .int(try app.plannedUnits())
        case "unit.open_port": try unit.openPort(try port(step))
        case "unit.close_port": try unit.closePort(try port(step))
        case "unit.set_ports":
            try unit.setPorts(
                (step["ports"]?.arrayValue ?? []).map { port in
                    guard let number = port.intValue else { throw ImpossibleInSwift() }
                    return .tcp(number)
                })
        case "unit.opened_ports":
            let ports = try unit.openedPorts().map { port in
                port.ports.map { "\($0.lowerBound)/\(port.transport.rawValue)" } ?? port.transport.rawValue
            }
            return .array(ports.sorted().map { .string($0) })
        case "unit.reboot": try unit.reboot()
        case "config.all": return .object(try config.options.map { (key: $0.key, value: $0.value) })
        case "config.get": return try config[try step.text("key")] ?? nil
        default: throw ProbeFailure("The probe does not know the step '\(step.operation)'.")
        }
        return nil
    }

    private func row(_ status: StatusValue) -> PlainValue {
        ["status": .string(status.name.rawValue), "message": .string(status.message)]
    }

    /// The reference makes any status of a known name, and refuses some of them when they are set.
    private func status(_ step: Step) throws -> Status {
        let name = try step.text("status")
        guard let kind = Status.Kind(rawValue: name) else {
            if ["error", "unknown"].contains(name) { throw InvalidStatus() }
            throw ImpossibleInSwift()
        }
        return Status(kind, step["message"]?.stringValue ?? "")
    }

    private func port(_ step: Step) throws -> PortRange {
        PortRange(
            transport: PortProtocol(rawValue: try step.text("protocol").lowercased()),
            ports: step["port"]?.intValue.map { $0...$0 })
    }
}
