/// How a service is, as clients see it.
package struct ServiceReport: Hashable, Sendable {
    /// The word for how it is.
    package enum Current: String, Hashable, Sendable {
        /// It is being started, or runs.
        case active
        /// It was not started, is being stopped, or is stopped.
        case inactive
        /// It ended and waits to be started again.
        case backoff
        /// It ended with a failure and was left so.
        case error
    }

    /// The service's name.
    package let name: String
    /// Whether it is started with the daemon.
    package let isEnabled: Bool
    /// How it is.
    package let current: Current
    /// Since when; `nil` if it has not been started since the daemon's start.
    package let since: WallTime?
    /// How many times its process was started since the daemon's start.
    package let startCount: Int
}
