import HookCommands
import PlainValues

extension State: CustomStringConvertible {
    /// The state as Swift source, which can be pasted into a test.
    public var description: String { literal.description }

    /// What differs from another state, field by field.
    ///
    /// ```swift
    /// #expect(outcome.state.difference(from: expected).isEmpty)
    /// ```
    ///
    /// - Parameter before: The other state.
    /// - Returns: A line for each difference, as in `unitStatus: .unknown -> .active("ready")`: what the other state has comes
    ///   first.
    public func difference(from before: State) -> StateDifference {
        StateDifference(lines: literal.differences(from: before.literal))
    }

    var literal: SwiftLiteral {
        .call(
            "State",
            [
                .optional("config", .map(config, \.literal), unless: .map([])),
                .list("relations", relations, id: \.name, \.literal),
                .list("containers", containers, id: \.name, \.literal),
                .list("storages", storages, id: \.id, \.literal),
                .list("networks", networks, id: \.place, \.literal),
                .list("secrets", secrets, id: \.id, \.literal),
                .list("resources", resources, id: \.name, \.literal),
                .list(
                    "openedPorts", openedPorts.sorted { $0.description < $1.description }, id: \.description, \.literal),
                .flag("isLeader", isLeader),
                .number("plannedUnits", plannedUnits, unless: 1),
                .optional("model", model.literal, unless: Model().literal),
                .optional("unitStatus", unitStatus.literal, unless: .leaf(".unknown")),
                .optional("appStatus", appStatus.literal, unless: .leaf(".unknown")),
                .text("workloadVersion", workloadVersion, unless: ""),
                .list("deferred", deferred, id: { "\($0.path) for \($0.observer)/\($0.observerID)" }, \.literal),
                .list("storedStates", storedStates, id: \.path, \.literal),
            ])
    }
}

/// What differs between two states.
public struct StateDifference: Sendable, Hashable, CustomStringConvertible {
    /// A line for each difference, with the path of the field.
    public let lines: [String]

    /// Whether nothing differs.
    public var isEmpty: Bool { lines.isEmpty }

    /// The lines, or that there are none.
    public var description: String { lines.isEmpty ? "no difference" : lines.joined(separator: "\n") }
}
