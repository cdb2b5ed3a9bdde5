/// A check as the plan has it after all merging, with every default filled in.
package struct CheckConfig: Hashable, Sendable {
    /// What the check does.
    package enum Probe: Hashable, Sendable {
        /// A GET that must be answered with 2xx.
        case http(url: String, headers: [String: String])
        /// A connection that must be accepted.
        case tcp(host: String, port: Int)
        /// A program that must end with 0.
        case exec(ExecProbe)

        /// The word for it in the summary of changes.
        var word: String {
            switch self {
            case .http: "HTTP"
            case .tcp: "TCP"
            case .exec: "exec"
            }
        }
    }

    /// The program of a check.
    package struct ExecProbe: Hashable, Sendable {
        /// The program and its arguments.
        package var command: [String]
        /// What is added to the daemon's environment: the service context's, and over it the check's own.
        package var environment: [String: String] = [:]
        /// The user and group: the check's own, else the service context's.
        package var account = UserAndGroup()
        /// The working directory: the check's own, else the service context's.
        package var workingDirectory: String?

        package init(command: [String]) {
            self.command = command
        }
    }

    /// What a check says about.
    package enum Level: String, Hashable, Sendable {
        case alive, ready
    }

    /// What it says about, if that was given.
    package var level: Level?
    /// Whether it runs without being started.
    package var isEnabled = true
    /// How long after its start it is done first, and after each time again.
    package var period = Duration.seconds(10)
    /// How long it may take.
    package var timeout = Duration.seconds(3)
    /// How many failures in a row make it go down.
    package var threshold = 3
    /// What it does.
    package var probe: Probe

    package init(_ probe: Probe) {
        self.probe = probe
    }
}
