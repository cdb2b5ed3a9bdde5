import HookCommands
import Ops
import OrderedCollections
import PlainValues

extension PlainValue {
    /// The value as Swift writes it.
    var literal: SwiftLiteral {
        switch self {
        case .null: .leaf("nil")
        case .bool(let value): .leaf("\(value)")
        case .int(let value): .leaf("\(value)")
        case .largeInt(let value):
            .call(
                ".largeInt",
                [
                    .bare(
                        "",
                        .call(
                            "LargeInteger",
                            [.required("littleEndianBytes", .list(value.littleEndianBytes) { .leaf("\($0)") })]))
                ])
        case .double(let value): .leaf(Self.source(of: value))
        case .string(let text): .text(text)
        case .array(let elements): .list(elements, \.literal)
        case .map(let entries): .map(entries.map { SwiftLiteral.Entry(key: $0.key.literal, value: $0.value.literal) })
        case .bytes(let bytes): .call(".bytes", [.bare("", .list(bytes) { .leaf("\($0)") })])
        case .tuple(let elements): .call(".tuple", [.bare("", .list(elements, \.literal))])
        case .set(let members): .call(".set", [.bare("", .list(members, \.literal))])
        case .frozenSet(let members): .call(".frozenSet", [.bare("", .list(members, \.literal))])
        case .timestamp(let text): .call(".timestamp", [.bare("", .text(text))])
        }
    }

    private static func source(of value: Double) -> String {
        if value.isNaN { return ".double(.nan)" }
        if value.isInfinite { return value < 0 ? ".double(-.infinity)" : ".double(.infinity)" }
        return "\(value)"
    }
}

extension StatusValue {
    /// The status as Swift writes it.
    var literal: SwiftLiteral {
        let known = ["active", "blocked", "maintenance", "waiting", "error"]
        if self == .unknown || self == .active { return .leaf(".\(name.rawValue)") }
        guard known.contains(name.rawValue) else {
            let name = SwiftLiteral.call("StatusName", [.required("rawValue", .text(name.rawValue))])
            return .leaf(
                SwiftLiteral.call("StatusValue", [.required("name", name), .text("message", message, unless: "")]).line)
        }
        return .leaf(".\(name.rawValue)(\(SwiftLiteral.text(message).line))")
    }
}

extension PortRange {
    /// The ports as Swift writes them.
    var literal: SwiftLiteral {
        guard let ports else { return .leaf(".icmp") }
        let numbers =
            ports.lowerBound == ports.upperBound ? "\(ports.lowerBound)" : "\(ports.lowerBound)...\(ports.upperBound)"
        guard ["tcp", "udp"].contains(transport.rawValue) else {
            return .leaf(
                "PortRange(transport: PortProtocol(rawValue: \(SwiftLiteral.text(transport.rawValue).line)), ports: \(numbers))"
            )
        }
        return .leaf(".\(transport.rawValue)(\(numbers))")
    }
}

extension DeferralPolicy {
    /// The policy as Swift writes it.
    var literal: SwiftLiteral {
        guard self != .keeping else { return .leaf(".keeping") }
        let relation = relation.map { id in
            SwiftLiteral.call(
                "State.Relation", [.bare("", .text(id.endpoint ?? "")), .required("id", .leaf("\(id.number)"))])
        }
        return .call(
            ".dropping",
            [
                .optional("whenGone", relation ?? .leaf("nil"), unless: .leaf("nil")),
                .number("afterTries", mostTries),
            ])
    }
}
