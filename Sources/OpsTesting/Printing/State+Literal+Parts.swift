import HookCommands
import Ops
import OrderedCollections
import Pebble
import PlainValues

extension State.Model {
    var literal: SwiftLiteral {
        let preset = Self()
        return .call(
            "State.Model",
            [
                .text("name", name, unless: preset.name), .text("uuid", uuid, unless: preset.uuid),
                .flag("isKubernetes", isKubernetes),
                .optional("cloudSpec", .optional(cloudSpec, \.literal), unless: .leaf("nil")),
            ])
    }
}

extension State.Relation: CustomStringConvertible {
    /// The relation as Swift source.
    public var description: String { literal.description }

    var literal: SwiftLiteral {
        let addresses = SwiftLiteral.texts(Self.unitAddresses)
        let head: [SwiftLiteral.Argument] = [
            .bare("endpoint", .text(endpoint)), .required("id", .leaf("\(id)")),
        ]
        let local: [SwiftLiteral.Argument] = [
            .optional("localApplicationData", .texts(localApplicationData), unless: .map([])),
            .optional("localUnitData", .texts(localUnitData), unless: addresses),
        ]
        let remote: [SwiftLiteral.Argument] = [
            .text("remoteApplication", remoteApplication, unless: "remote"),
            .optional("remoteApplicationData", .texts(remoteApplicationData), unless: .map([])),
        ]
        let units = SwiftLiteral.map(remoteUnits, SwiftLiteral.texts)
        switch kind {
        case .peer:
            return .call("State.Relation.peer", head + [.optional("peers", units, unless: .map([]))] + local)
        case .subordinate where remoteUnits.count == 1:
            let (number, data) = remoteUnits.first ?? (0, [:])
            return .call(
                "State.Relation.subordinate",
                head + [remote[0], .number("remoteUnit", number, unless: 0), remote[1]]
                    + [.optional("remoteUnitData", .texts(data), unless: addresses)] + local)
        case .regular, .subordinate:
            let preset = SwiftLiteral.map([0: Self.unitAddresses], SwiftLiteral.texts)
            return .call(
                "State.Relation",
                head + remote + [.optional("remoteUnits", units, unless: preset)] + local
                    + [.text("remoteModelUUID", remoteModelUUID)])
        }
    }
}

extension State.Storage: CustomStringConvertible {
    /// The storage instance as Swift source.
    public var description: String { literal.description }

    var literal: SwiftLiteral {
        .call(
            "State.Storage",
            [.bare("name", .text(name)), .number("index", index, unless: 0), .text("location", location)])
    }
}

extension State.Network {
    /// Whose network it is, as a text.
    var place: String { (binding ?? "all") + (relationID.map { ":\($0)" } ?? "") }

    var literal: SwiftLiteral {
        .call(
            "State.Network",
            [
                SwiftLiteral.Argument(
                    label: nil, name: "binding", value: .optional(binding, SwiftLiteral.text), isDefault: binding == nil
                ),
                .number("relationID", relationID), .text("address", address, unless: "192.0.2.0"),
                .text("cidr", cidr), .text("interface", interface, unless: "eth0"),
                .optional("ingressAddresses", Self.list(ingressAddresses), unless: .leaf("nil")),
                .optional("egressSubnets", Self.list(egressSubnets), unless: .leaf("nil")),
            ])
    }

    private static func list(_ texts: [String]?) -> SwiftLiteral {
        .optional(texts) { .list($0, SwiftLiteral.text) }
    }
}

extension State.Secret {
    // It has a description of its own: the owner's.
    var literal: SwiftLiteral {
        .call(
            "State.Secret",
            [
                revisions.keys.elementsEqual([1])
                    ? .bare("content", .texts(revisions[1] ?? [:]))
                    : .required("revisions", .map(revisions, SwiftLiteral.texts)),
                .number("latestRevision", latestRevision, unless: revisions.keys.max() ?? 0),
                .required("id", .text(id)), .optional("owner", owner.literal, unless: .leaf(".other(nil)")),
                .number("trackedRevision", trackedRevision), .text("label", label), .text("description", description),
                .optional("rotation", rotation.literal, unless: SecretRotation.never.literal),
                .optional("expiry", .optional(expiry) { .leaf("Timestamp(\"\($0)\")") }, unless: .leaf("nil")),
                .flag("isGranted", isGranted, unless: true),
                .optional(
                    "grants", .map(grants) { .list($0.sorted(), SwiftLiteral.text) }, unless: .map([])),
            ])
    }
}

extension State.Secret.Owner {
    fileprivate var literal: SwiftLiteral {
        switch self {
        case .unit: .leaf(".unit")
        case .application: .leaf(".application")
        case .other(let name): .leaf(".other(\(SwiftLiteral.optional(name, SwiftLiteral.text).line))")
        }
    }
}

extension SecretRotation {
    fileprivate var literal: SwiftLiteral {
        let known = ["never", "hourly", "daily", "weekly", "monthly", "quarterly", "yearly"]
        return known.contains(rawValue)
            ? .leaf(".\(rawValue)") : .leaf("SecretRotation(rawValue: \(SwiftLiteral.text(rawValue).line))")
    }
}

extension State.Resource {
    var literal: SwiftLiteral {
        .call("State.Resource", [.bare("name", .text(name)), .required("path", .text(path))])
    }
}

extension State.DeferredEvent: CustomStringConvertible {
    /// The event as Swift source.
    public var description: String { literal.description }

    var literal: SwiftLiteral {
        .call(
            "State.DeferredEvent",
            [
                .required("path", .text(path)), .required("observer", .text(observer)),
                .required("observerID", .text(observerID)),
                .optional("snapshot", snapshot.literal, unless: .map([])), .number("tries", tries, unless: 1),
                .optional("policy", policy.literal, unless: .leaf(".keeping")),
            ])
    }
}

extension State.StoredState: CustomStringConvertible {
    /// The stored state as Swift source.
    public var description: String { literal.description }

    var literal: SwiftLiteral {
        .call(
            "State.StoredState",
            [
                SwiftLiteral.Argument(label: nil, name: "name", value: .text(name), isDefault: name == "_stored"),
                .required("owner", .optional(owner, SwiftLiteral.text)), .required("content", content.literal),
            ])
    }
}
