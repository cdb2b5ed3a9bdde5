import Ops
import OrderedCollections

extension FidelityCharm {
    /// Does a step on secrets.
    func performOnSecret(_ step: Step) throws -> String? {
        switch step {
        case .addSecret(let owner, let values, let label):
            let content = Self.content(values)
            let secret =
                try owner == .unit
                ? unit.addSecret(content, label: label) : app.addSecret(content, label: label)
            return "\(try secret.content.values["password"] ?? "-")"
        case .readSecret(let name, let reading): return Self.text(try read(try secret(name), reading))
        case .readSecretTwice(let name):
            let secret = try secret(name)
            return Self.text(try secret.content) + " " + Self.text(try secret.content)
        case .setSecret(let name, let values): try secret(name).setContent(Self.content(values))
        case .grantSecret(let name, let endpoint): try secret(name).grant(try relation(endpoint))
        case .revokeSecret(let name, let endpoint): try secret(name).revoke(try relation(endpoint))
        case .describeSecret(let name, let label, let text):
            try secret(name).setInfo(label: label, description: text, rotate: .daily)
        case .secretInfo(let name):
            let info = try secret(name).info()
            return "\(info.label) '\(info.description)' \(info.revision) \(info.rotation?.rawValue ?? "-")"
        case .removeRevision(let name, let revision): try secret(name).removeRevision(revision)
        case .removeSecret(let name): try secret(name).removeAllRevisions()
        default: return "unknown step"
        }
        return nil
    }

    private func secret(_ name: Step.SecretName) throws -> Secret {
        switch name {
        case .id(let id): try model.secret(id: id)
        case .label(let label): try model.secret(label: label)
        case .labelled(let id, let label): try model.secret(id: id, label: label)
        }
    }

    private func read(_ secret: Secret, _ reading: Step.Reading) throws -> SecretContent {
        switch reading {
        case .content: try secret.content
        case .peek: try secret.peek()
        case .refresh: try secret.refresh()
        }
    }

    private static func content(_ values: [String: String]) -> SecretContent {
        SecretContent(OrderedDictionary(uniqueKeysWithValues: values.sorted { $0.key < $1.key }))
    }

    private static func text(_ content: SecretContent) -> String {
        content.values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    }
}
