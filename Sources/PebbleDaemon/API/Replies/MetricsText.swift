/// Numbers in the text form of OpenMetrics, each with its own explanation.
struct MetricsText {
    /// What a number does over time.
    enum Kind: String {
        /// It goes up and down.
        case gauge
        /// It goes up.
        case counter
    }

    /// What was added.
    private(set) var text = ""

    /// Adds a number.
    mutating func add(_ name: String, _ kind: Kind, _ help: String, label: String, _ value: String, _ number: Int) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n\(name){\(label)=\"\(value)\"} \(number)\n\n"
    }
}
