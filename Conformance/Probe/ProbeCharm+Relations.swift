import Ops
import OrderedCollections
import PlainValues

/// The steps about relations and their networks.
extension ProbeCharm {
    func performOnRelations(_ step: Step) throws -> PlainValue {
        let endpoint = try step.text("relation")
        switch step.operation {
        case "relations": return .array(try model.relations(endpoint).map(row))
        case "relation":
            if let id = step["id"]?.intValue { return try row(try model.relation(endpoint, id: id)) }
            return try model.relation(endpoint).map(row) ?? nil
        case "relation.remote_model": return .string(try relation(step).remoteModel.uuid)
        case "binding":
            let isOfRelation = step["id"] != nil
            return try row(isOfRelation ? model.binding(try relation(step)) : model.binding(endpoint))
        case "data.entities":
            let data = try relation(step).data
            return .array((try data.units.map(\.name) + data.apps.map(\.name)).sorted().map { .string($0) })
        default: return try performOnDatabag(step)
        }
    }

    private func performOnDatabag(_ step: Step) throws -> PlainValue {
        let databag = try databag(step)
        switch step.operation {
        case "data.all": return texts(try databag.values)
        case "data.get": return try databag[try step.text("key")].map { .string($0) } ?? nil
        case "data.set": try databag.set(try Self.text(try step.any("key")), to: try Self.text(try step.any("value")))
        case "data.delete": try databag.remove(try Self.text(try step.any("key")))
        case "data.update":
            var values: OrderedDictionary<String, String> = [:]
            for (key, value) in step["values"]?.mapValue ?? [:] {
                values[try Self.text(key)] = try Self.text(value)
            }
            try databag.update(values)
        default: throw ProbeFailure("The probe does not know the step '\(step.operation)'.")
        }
        return nil
    }

    private func relation(_ step: Step) throws -> Relation {
        let endpoint = try step.text("relation")
        if let id = step["id"]?.intValue { return try model.relation(endpoint, id: id) }
        guard let relation = try model.relation(endpoint) else { throw ImpossibleInSwift() }
        return relation
    }

    private func databag(_ step: Step) throws -> Databag {
        let data = try relation(step).data
        let owner = try step.text("entity")
        return try owner.contains("/") ? data[model.unit(owner)] : data[model.application(owner)]
    }

    private static func text(_ value: PlainValue) throws -> String {
        guard let text = value.stringValue else { throw NotText() }
        return text
    }

    private func texts(_ values: OrderedDictionary<String, String>) -> PlainValue {
        .object(values.map { (key: $0.key, value: .string($0.value)) })
    }

    private func row(_ relation: Relation) throws -> PlainValue {
        [
            "name": .string(relation.name), "id": .int(relation.id),
            "app": try relation.app.map { .string($0.name) } ?? nil,
            "units": .array(try relation.units.map(\.name).sorted().map { .string($0) }),
        ]
    }

    private func row(_ binding: Binding) throws -> PlainValue {
        let network = try binding.network
        func text(_ value: (any CustomStringConvertible)?) -> PlainValue {
            value.map { .string($0.description) } ?? nil
        }
        return [
            "name": .string(binding.name), "bind_address": text(network.bindAddress),
            "ingress_address": text(network.ingressAddress),
            "interfaces": .array(
                network.interfaces.map {
                    ["name": .string($0.name), "address": text($0.address), "subnet": text($0.subnet)]
                }),
            "ingress_addresses": .array(network.ingressAddresses.map(text)),
            "egress_subnets": .array(network.egressSubnets.map(text)),
        ]
    }
}
