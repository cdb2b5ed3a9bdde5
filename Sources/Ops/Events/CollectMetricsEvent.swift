import HookCommands
public import OrderedCollections

/// Juju collects metrics, every five minutes.
///
/// Juju 3.6.11 and later no longer send it.
/// Most hook commands fail in its handler, and deferred events are not delivered with it. It is
/// `ops.CollectMetricsEvent`.
public final class CollectMetricsEvent: PlainHookEvent, DeferrableEvent {
    /// Gives Juju measurements.
    ///
    /// - Parameters:
    ///   - metrics: What was measured, by name. A name consists of letters, digits, `-` and `_`, begins with a letter and
    ///     ends with a letter or digit. A value is finite, and not negative.
    ///   - labels: Labels for all of them, with names of the same form. A value is not empty, and holds no `,` or `=`.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidArgument`` for another name or value, with
    ///   ``OpsError/Code/hookCommandFailed`` when `add-metric` fails, as for a metric that the charm does not declare.
    public func addMetrics(
        _ metrics: OrderedDictionary<String, MetricValue>, labels: OrderedDictionary<String, String> = [:]
    ) throws(OpsError) {
        for (label, value) in labels {
            try Self.checkName(label, "label")
            guard !value.isEmpty, !value.utf8.contains(where: { ",=".utf8.contains($0) }) else {
                throw OpsError(
                    .invalidArgument,
                    "The label '\(label)' of a metric has the value '\(value)'; give it one, without ',' and '='.")
            }
        }
        var texts: OrderedDictionary<String, String> = [:]
        for (name, value) in metrics {
            try Self.checkName(name, "metric")
            guard let text = value.text else {
                throw OpsError(
                    .invalidArgument,
                    "The metric '\(name)' has the value \(value); it must be finite, and not negative.")
            }
            texts[name] = text
        }
        let values = texts
        try framework.model.backend.ask { commands throws(HookCommandError) in
            try commands.addMetric(values, labels: labels)
        }
    }

    private static func checkName(_ name: String, _ noun: String) throws(OpsError) {
        func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte | 0x20) }
        func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || (0x30...0x39).contains(byte) }
        guard let first = name.utf8.first, let last = name.utf8.last, isLetter(first), isAlphanumeric(last),
            name.utf8.allSatisfy({ isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
        else {
            throw OpsError(
                .invalidArgument,
                """
                '\(name)' cannot be the name of a \(noun): use letters, digits, '-' and '_', beginning with a letter \
                and ending with a letter or digit.
                """)
        }
    }
}

/// The value of a metric: a number, whole or not.
public struct MetricValue: Hashable, Sendable, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    CustomStringConvertible
{
    private enum Number: Hashable {
        case whole(Int)
        case fraction(Double)
    }

    private let number: Number

    /// A whole number.
    public init(_ value: Int) { number = .whole(value) }
    /// A number.
    public init(_ value: Double) { number = .fraction(value) }
    /// A whole number.
    public init(integerLiteral value: Int) { self.init(value) }
    /// A number.
    public init(floatLiteral value: Double) { self.init(value) }

    /// The number, as `ops` writes it.
    public var description: String {
        switch number {
        case .whole(let value): String(value)
        case .fraction(let value): PythonText.string(of: .double(value))
        }
    }

    /// The number as Juju takes it, or `nil` when it is not finite or negative.
    var text: String? {
        switch number {
        case .whole(let value): value < 0 ? nil : description
        case .fraction(let value): value.isFinite && value >= 0 ? description : nil
        }
    }
}
