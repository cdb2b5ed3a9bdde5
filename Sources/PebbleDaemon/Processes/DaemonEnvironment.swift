import CShims

/// The environment that the daemon was started with.
package enum DaemonEnvironment {
    /// The variables; of a name that comes twice the last one counts.
    package static let variables: [String: String] = {
        var variables: [String: String] = [:]
        guard var entry = swiftops_environment() else { return variables }
        while let text = entry.pointee {
            let pair = String(cString: text)
            if let equals = pair.utf8.firstIndex(of: UInt8(ascii: "=")) {
                variables[String(pair[..<equals])] = String(pair[equals...].utf8.dropFirst())
            }
            entry += 1
        }
        return variables
    }()
}
