public import OrderedCollections
public import PlainValues

/// Something that Pebble does or has done in several steps (`ops.pebble.Change`).
public struct Change: Hashable, Sendable, Identifiable {
    /// The change's id.
    public let id: ID
    /// What is done, as in `start`, `replan` or `exec`.
    public let kind: String
    /// What is done, for people: `Start service "web"`.
    public let summary: String
    /// How far it is.
    public let status: ChangeStatus
    /// The steps, if there are any.
    public let tasks: [Task]
    /// Whether it has ended, well or not.
    public let isReady: Bool
    /// What went wrong, with each failed task; `nil` when nothing did so far.
    public let error: String?
    /// When it began.
    public let spawned: Timestamp
    /// When it ended; `nil` when it has not.
    public let readied: Timestamp?
    /// What else Pebble keeps about it.
    public let data: PlainMap

    package init(
        id: ID, kind: String, summary: String, status: ChangeStatus, tasks: [Task], isReady: Bool, error: String?,
        spawned: Timestamp, readied: Timestamp?, data: PlainMap = [:]
    ) {
        self.id = id
        self.kind = kind
        self.summary = summary
        self.status = status
        self.tasks = tasks
        self.isReady = isReady
        self.error = error
        self.spawned = spawned
        self.readied = readied
        self.data = data
    }

    /// Reads a change of an answer.
    package init(_ value: PlainValue) throws(PebbleError) {
        let reader = try FieldReader(value, "a change")
        self.init(
            id: ID(rawValue: try reader.text("id")), kind: try reader.text("kind"),
            summary: try reader.text("summary"), status: ChangeStatus(rawValue: try reader.text("status")),
            tasks: try PlainValue.array(try reader.list("tasks")).elements(of: "the tasks", Task.init),
            isReady: try reader.truth("ready"), error: try reader.optionalText("err"),
            spawned: try reader.time("spawn-time"), readied: try reader.optionalTime("ready-time"),
            data: try reader.map("data"))
    }
}
