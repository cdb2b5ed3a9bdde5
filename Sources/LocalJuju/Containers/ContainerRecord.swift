/// What the model remembers of one container of a unit.
struct ContainerRecord: Codable, Hashable {
    /// The container's name, as in the charm's metadata.
    var name: String
    /// The process of its Pebble, as it was started last.
    var process: DaemonProcess?
    /// Counts how often its Pebble was started.
    var starts = 0
    /// The start that the unit was told of with `pebble-ready`.
    var seenStart = 0
    /// When the newest notice that was taken in was repeated; `nil` before the first.
    var noticesAfter: String?
    /// What Pebble had to tell that the unit was not told yet, oldest first.
    var waiting: [AgentEvent] = []

    init(name: String) {
        self.name = name
    }
}
