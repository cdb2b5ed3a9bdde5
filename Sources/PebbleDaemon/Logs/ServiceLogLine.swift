/// A line that a service wrote, or a piece of one.
package struct ServiceLogLine: Hashable, Sendable {
    /// When the line began.
    package let time: WallTime
    /// The service that wrote it.
    package let service: String
    /// What it says, without the line feed.
    package let message: String
}
