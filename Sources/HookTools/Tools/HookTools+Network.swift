import OrderedCollections
import PlainValues

extension HookTools {
    /// `network-get`, `unit-get`.
    static let networkTools = [
        HookTool(
            "network-get", "<binding-name> [--ingress-address] [--bind-address] [--egress-subnets]",
            purpose: "Get network config.",
            flags: [
                ToolFlag("primary-address", kind: .bool), ToolFlag("bind-address", kind: .bool),
                ToolFlag("ingress-address", kind: .bool), ToolFlag("egress-subnets", kind: .bool), .relation,
            ] + ToolFlag.output,
            body: networkGet),
        HookTool(
            "unit-get", "<setting>", purpose: "Print public-address or private-address.", flags: ToolFlag.output,
            body: unitGet),
    ]

    private static func networkGet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        guard let binding = call.positionals.first else { throw HookToolError(.usage, "no arguments specified") }
        guard !binding.isEmpty else { throw HookToolError(.usage, "no binding name specified") }
        try call.arguments.expect(atMost: 1)
        guard let network = network(of: binding, call, context), !network.interfaces.isEmpty else {
            throw HookToolError(.failed, "no network config found for binding \(GoText.quoted(binding))")
        }
        var keys = ["bind-address", "egress-subnets", "ingress-address"].filter(call.arguments.isSet)
        if call.arguments.isSet("primary-address") {
            guard keys.isEmpty else {
                throw HookToolError(.failed, "--primary-address must be the only flag specified")
            }
            keys = ["bind-address"]
        }
        guard !keys.isEmpty else {
            return .value(details(network, withTwins: call.format != .json && context.profile != .v4_0))
        }
        var values: PlainMap = [:]
        for key in keys { values[.string(key)] = try value(of: key, network, binding) }
        guard keys.count == 1 else { return .value(.map(values)) }
        if keys == ["egress-subnets"] { return .texts(network.egressSubnets) }
        return .value(values.values.first ?? .null)
    }

    /// The relation's network when the binding is the endpoint of the relation that is asked for.
    private static func network(
        of binding: String, _ call: ToolCall, _ context: HookContext
    ) -> NetworkSnapshot? {
        let id = call.arguments.text("r").flatMap { Int($0) } ?? context.event.relationID
        let networks = context.networks()
        if let relation = id.flatMap({ context.relations[$0] }), relation.endpoint == binding,
            let network = networks.relations[relation.id]
        {
            return network
        }
        return networks.bindings[binding]
    }

    private static func value(
        of key: String, _ network: NetworkSnapshot, _ binding: String
    ) throws(HookToolError) -> PlainValue {
        if key == "egress-subnets" { return .array(network.egressSubnets.map(PlainValue.string)) }
        if key == "ingress-address", let address = network.ingressAddresses.first { return .string(address) }
        guard let address = network.interfaces.first?.addresses.first else {
            throw HookToolError(.failed, "no addresses attached to space for binding \(GoText.quoted(binding))")
        }
        return .string(address.value)
    }

    /// Everything that is known, with the keys in the order of Juju's structures.
    ///
    /// - Parameter withTwins: Whether the older spellings of some keys come as well, as in YAML.
    private static func details(_ network: NetworkSnapshot, withTwins: Bool) -> PlainValue {
        let interfaces = network.interfaces.map { interface -> PlainValue in
            var entry: PlainMap = [
                "mac-address": .string(interface.macAddress), "interface-name": .string(interface.name),
                "addresses": .array(interface.addresses.map { details($0, withTwins: withTwins) }),
            ]
            if withTwins {
                entry["macaddress"] = .string(interface.macAddress)
                entry["interfacename"] = .string(interface.name)
            }
            return .map(entry)
        }
        let lists: [(String, [PlainValue])] = [
            ("bind-addresses", interfaces), ("egress-subnets", network.egressSubnets.map(PlainValue.string)),
            ("ingress-addresses", network.ingressAddresses.map(PlainValue.string)),
        ]
        return .object(lists.filter { !$0.1.isEmpty }.map { (key: $0.0, value: .array($0.1)) })
    }

    private static func details(_ address: NetworkSnapshot.Address, withTwins: Bool) -> PlainValue {
        var entry: PlainMap = [
            "hostname": .string(address.hostname), "value": .string(address.value), "cidr": .string(address.cidr),
        ]
        if withTwins { entry["address"] = .string(address.value) }
        return .map(entry)
    }

    private static func unitGet(
        _ context: inout HookContext, _ call: ToolCall
    ) throws(HookToolError) -> ToolAnswer {
        guard let setting = call.positionals.first else { throw HookToolError(.usage, "no setting specified") }
        guard setting == "private-address" || setting == "public-address" else {
            throw HookToolError(.usage, "unknown setting \(GoText.quoted(setting))")
        }
        try call.arguments.expect(atMost: 1)
        return .value(.string(setting == "public-address" ? context.publicAddress : context.privateAddress))
    }
}
