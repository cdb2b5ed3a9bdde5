import OrderedCollections
package import PlainValues

/// The action that runs.
///
/// Its results stay when the process fails.
package struct ActionRun: Hashable, Sendable {
    /// The action's name.
    package var name: String
    /// The parameters, with the schema's defaults filled in: a map.
    package var parameters: PlainValue
    /// What `action-set` was given: nested maps of texts.
    package internal(set) var results: PlainMap = [:]
    /// What `action-fail` was given, or `nil` when the action was not failed.
    package internal(set) var failureMessage: String?

    package init(name: String, parameters: PlainValue = .map([:])) {
        self.name = name
        self.parameters = parameters
    }
}
