import Ops
import OrderedCollections
import PlainValues

/// The steps on secrets.
extension ProbeCharm {
    func performOnSecrets(_ step: Step, _ event: (any Event)?) throws -> PlainValue {
        switch step.operation {
        case "secret.add":
            let added = try add(step)
            saved[saveName(step)] = added
            return row(added, unique: true)
        case "secret.get":
            let found = try find(step)
            saved[saveName(step)] = found
            return row(found)
        case "event.secret":
            guard let event = event as? SecretEvent else { throw ImpossibleInSwift() }
            saved[saveName(step)] = event.secret
            return row(event.secret)
        default: return try perform(step, on: try secret(step))
        }
    }

    /// The secret of an event, and the revision that it is about.
    func secretAttributes(of event: SecretEvent) -> PlainValue {
        guard let revision = (event as? SecretRevisionEvent)?.revision else { return ["secret": row(event.secret)] }
        return ["secret": row(event.secret), "revision": .int(revision)]
    }

    private func perform(_ step: Step, on secret: Secret) throws -> PlainValue {
        switch step.operation {
        case "secret.info":
            let info = try secret.info()
            return [
                "id": .string(info.id), "label": .string(info.label), "revision": .int(info.revision),
                "expires": text(info.expires?.description), "rotation": text(info.rotation?.rawValue),
            ]
        case "secret.content":
            return row(try step["refresh"]?.boolValue == true ? secret.refresh() : secret.content)
        case "secret.peek": return row(try secret.peek())
        case "secret.set_content": try secret.setContent(try content(step))
        case "secret.set_info":
            try secret.setInfo(
                label: try optionalText(step, "new_label"), description: try optionalText(step, "description"),
                expire: try expiry(step), rotate: try rotation(step))
        case "secret.grant": try secret.grant(try relation(step), unit: try grantedUnit(step))
        case "secret.revoke": try secret.revoke(try relation(step), unit: try grantedUnit(step))
        case "secret.remove_revision":
            guard let revision = step["revision"]?.intValue else { throw ImpossibleInSwift() }
            try secret.removeRevision(revision)
        case "secret.remove_all": try secret.removeAllRevisions()
        default: throw ProbeFailure("The probe does not know the step '\(step.operation)'.")
        }
        return nil
    }

    // MARK: What a step names

    private func add(_ step: Step) throws -> Secret {
        let content = try content(step)
        let label = try optionalText(step, "label")
        let description = try optionalText(step, "description")
        let expire = try expiry(step)
        let rotate = try rotation(step)
        return step["owner"]?.stringValue == "app"
            ? try app.addSecret(content, label: label, description: description, expire: expire, rotate: rotate)
            : try unit.addSecret(content, label: label, description: description, expire: expire, rotate: rotate)
    }

    private func secret(_ step: Step) throws -> Secret {
        guard let name = step["saved"]?.stringValue else { return try find(step) }
        guard let secret = saved[name] else { throw ImpossibleInSwift() }
        return secret
    }

    private func find(_ step: Step) throws -> Secret {
        switch (try optionalText(step, "id"), try optionalText(step, "label")) {
        case (let id?, let label?): return try model.secret(id: id, label: label)
        case (let id?, nil): return try model.secret(id: id)
        case (nil, let label?): return try model.secret(label: label)
        case (nil, nil): throw ImpossibleInSwift()
        }
    }

    private func saveName(_ step: Step) -> String { step["save"]?.stringValue ?? "secret" }

    private func content(_ step: Step) throws -> SecretContent {
        guard let entries = step["content"]?.mapValue else { throw ImpossibleInSwift() }
        var values: OrderedDictionary<String, String> = [:]
        for (key, value) in entries {
            guard let key = key.stringValue, let value = value.stringValue else { throw ImpossibleInSwift() }
            values[key] = value
        }
        return SecretContent(values)
    }

    private func optionalText(_ step: Step, _ key: String) throws -> String? {
        guard let value = step[key], !value.isNull else { return nil }
        guard let text = value.stringValue else { throw ImpossibleInSwift() }
        return text
    }

    private func expiry(_ step: Step) throws -> SecretExpiry? {
        guard let value = step["expire_at"] else { return nil }
        guard let text = value.stringValue else { throw ImpossibleInSwift() }
        return .at(try Timestamp(text))
    }

    private func rotation(_ step: Step) throws -> SecretRotation? {
        guard let value = step["rotate"] else { return nil }
        let known: [SecretRotation] = [.never, .hourly, .daily, .weekly, .monthly, .quarterly, .yearly]
        guard let rotation = known.first(where: { $0.rawValue == value.stringValue }) else { throw ImpossibleInSwift() }
        return rotation
    }

    private func relation(_ step: Step) throws -> Relation {
        let endpoint = try step.text("relation")
        if let id = step["relation_id"]?.intValue { return try model.relation(endpoint, id: id) }
        guard let relation = try model.relation(endpoint) else { throw ImpossibleInSwift() }
        return relation
    }

    private func grantedUnit(_ step: Step) throws -> Unit? { try optionalText(step, "unit").map { model.unit($0) } }

    // MARK: Rows

    private func row(_ secret: Secret, unique: Bool = false) -> PlainValue {
        let row: PlainMap = ["id": text(secret.id), "label": text(secret.label)]
        return .map(unique ? row.merging(["unique": text(secret.uniqueIdentifier)]) { $1 } : row)
    }

    private func row(_ content: SecretContent) -> PlainValue {
        .object(content.values.map { (key: $0.key, value: .string($0.value)) })
    }

    private func text(_ text: String?) -> PlainValue { text.map { .string($0) } ?? nil }
}
