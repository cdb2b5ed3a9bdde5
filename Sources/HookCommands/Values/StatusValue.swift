public import OrderedCollections
public import PlainValues

/// The status of a unit or of an application, as `status-get` tells it.
public struct StatusValue: Hashable, Sendable {
    /// Its name.
    public let name: StatusName
    /// Its message; empty when there is none.
    public let message: String
    /// What Juju keeps with it, such as the hook that failed.
    public let data: OrderedDictionary<String, PlainValue>

    /// Makes a status.
    ///
    /// - Parameters:
    ///   - name: The status' name.
    ///   - message: What is said about it.
    public init(name: StatusName, message: String = "") {
        self.name = name
        self.message = message
        data = [:]
    }

    init(_ answer: Answer) throws(HookCommandError) {
        name = StatusName(rawValue: try answer.required("status").text())
        message = try answer.text("message")
        data = try answer.optional("status-data")?.values() ?? [:]
    }
}
