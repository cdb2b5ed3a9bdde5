import Ops
import OrderedCollections
import Pebble
import PlainValues

extension State.Container: CustomStringConvertible {
    /// The container as Swift source.
    public var description: String { literal.description }

    var literal: SwiftLiteral {
        .call(
            "State.Container",
            [
                .bare("name", .text(name)), .flag("canConnect", canConnect),
                .optional(
                    "layers", .map(layers.map { SwiftLiteral.Entry(key: .text($0.key), value: $0.value.literal) }),
                    unless: .map([])),
                .optional("services", .map(services, \.literal), unless: .map([])),
                .list("mounts", mounts, id: \.location, \.literal),
                .list("execs", execs, id: { $0.commandPrefix.joined(separator: " ") }, \.literal),
                .list("notices", notices, id: { "\($0.type.rawValue) \($0.key)" }, \.literal),
                .list("checks", checks, id: \.name, \.literal),
            ])
    }
}

extension Layer {
    fileprivate var literal: SwiftLiteral { .call("Layer", [.required("plainValue", plainValue.literal)]) }
}

extension ServiceStatus {
    fileprivate var literal: SwiftLiteral {
        let known: [ServiceStatus] = [.active, .inactive, .backoff, .error]
        return known.contains(self)
            ? .leaf(".\(rawValue)") : .leaf("ServiceStatus(rawValue: \(SwiftLiteral.text(rawValue).line))")
    }
}

extension State.Mount {
    fileprivate var literal: SwiftLiteral {
        .call("State.Mount", [.bare("location", .text(location)), .required("source", .text(source))])
    }
}

extension State.Exec {
    fileprivate var literal: SwiftLiteral {
        let prefix = SwiftLiteral.Argument.bare("commandPrefix", .list(commandPrefix, SwiftLiteral.text))
        guard result != .timedOut else { return .call("State.Exec", [prefix, .bare("result", .leaf(".timedOut"))]) }
        return .call(
            "State.Exec",
            [
                prefix, .number("exitCode", result.exitCode, unless: 0),
                .text("output", String(decoding: result.standardOutput, as: UTF8.self), unless: ""),
                .text("errors", String(decoding: result.standardError, as: UTF8.self), unless: ""),
            ])
    }
}

extension State.Notice {
    fileprivate var literal: SwiftLiteral {
        .call(
            "State.Notice",
            [
                .bare("key", .text(key)), .required("id", .text(id)),
                .optional(
                    "type", .leaf("NoticeType(rawValue: \(SwiftLiteral.text(type.rawValue).line))"),
                    unless: .leaf("NoticeType(rawValue: \"custom\")")),
                .number("userID", userID),
                .optional("firstOccurred", firstOccurred.literal, unless: Timestamp.epoch.literal),
                .optional("lastOccurred", lastOccurred.literal, unless: firstOccurred.literal),
                .optional("lastRepeated", lastRepeated.literal, unless: lastOccurred.literal),
                .number("occurrences", occurrences, unless: 1),
                .optional("lastData", .texts(lastData), unless: .map([])),
                .optional("repeatAfter", .optional(repeatAfter, \.literal), unless: .leaf("nil")),
                .optional("expireAfter", .optional(expireAfter, \.literal), unless: .leaf("nil")),
            ])
    }
}

extension State.Check {
    fileprivate var literal: SwiftLiteral {
        func value(_ type: String, _ text: String) -> SwiftLiteral {
            .leaf("\(type)(rawValue: \(SwiftLiteral.text(text).line))")
        }
        return .call(
            "State.Check",
            [
                .bare("name", .text(name)),
                .optional(
                    "level", .optional(level) { value("CheckLevel", $0.rawValue) }, unless: .leaf("nil")),
                .optional(
                    "startup", value("CheckStartup", startup.rawValue),
                    unless: value("CheckStartup", CheckStartup.enabled.rawValue)),
                .optional(
                    "status", value("CheckStatus", status.rawValue),
                    unless: value("CheckStatus", CheckStatus.up.rawValue)),
                .number("successes", successes, unless: 0), .number("failures", failures, unless: 0),
                .number("threshold", threshold, unless: 3),
            ])
    }
}

extension Timestamp {
    fileprivate var literal: SwiftLiteral { .leaf("Timestamp(\"\(self)\")") }
}

extension Duration {
    fileprivate var literal: SwiftLiteral {
        let (seconds, attoseconds) = components
        guard attoseconds != 0 else { return .leaf(".seconds(\(seconds))") }
        return .leaf("Duration(secondsComponent: \(seconds), attosecondsComponent: \(attoseconds))")
    }
}
