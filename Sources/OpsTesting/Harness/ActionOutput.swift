import HookTools
public import PlainValues

/// What an action has said.
public struct ActionOutput: Sendable, Hashable {
    /// The lines that it has logged, in order.
    public var logs: [String]
    /// The results that it has set, by key.
    public var results: [String: PlainValue]
}

/// That an action has failed, as the charm has said it.
public struct ActionFailed: Error, Sendable, Hashable, CustomStringConvertible {
    /// Why it has failed.
    public let message: String
    /// What the action has said besides.
    public let output: ActionOutput
    /// The state after the action, and what was observed; `nil` of a ``Harness``, which has them.
    public let outcome: Outcome?

    init(message: String, output: ActionOutput, outcome: Outcome? = nil) {
        self.message = message
        self.output = output
        self.outcome = outcome
    }

    /// Why it has failed.
    public var description: String {
        message.isEmpty ? "The action failed, and did not say why." : "The action failed: \(message)"
    }
}

extension ActionRun {
    /// The results by their keys, in no order: a test compares them with a dictionary.
    var namedResults: [String: PlainValue] {
        Dictionary(results.compactMap { key, value in key.stringValue.map { ($0, value) } }) { $1 }
    }
}
