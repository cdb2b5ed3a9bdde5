import Pebble

extension Layer.LogTarget {
    /// Whether the target takes a service's logs: the last of ``services`` that speaks of the service counts.
    package func takesLogs(ofService name: String) -> Bool {
        for entry in services.reversed() {
            if entry == name || entry == "all" { return true }
            if entry == "-\(name)" || entry == "-all" { return false }
        }
        return false
    }

    /// The labels of a service's lines.
    ///
    /// - Parameter environment: The service's environment, of which `$NAME` and `${NAME}` are taken; a variable that
    ///   is not there is nothing.
    package func labels(environment: [String: String]) -> [String: String] {
        labels.mapValues { EnvironmentText.expand($0, environment) }
    }
}
