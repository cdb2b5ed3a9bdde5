import CShims

/// The environment that the daemon was started with.
package enum DaemonEnvironment {
    /// The variables; of a name that comes twice the last one counts.
    package static var variables: [String: String] {
        var variables: [String: String] = [:]
        guard var entry = swiftops_environment() else { return variables }
        while let text = entry.pointee {
            let pair = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if pair.count == 2 { variables[String(pair[0])] = String(pair[1]) }
            entry += 1
        }
        return variables
    }
}
