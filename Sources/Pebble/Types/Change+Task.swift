public import OrderedCollections
public import PlainValues

extension Change {
    /// A step of a change (`ops.pebble.Task`).
    public struct Task: Hashable, Sendable, Identifiable {
        /// The id of a task: a number, as text (`ops.pebble.TaskID`).
        public struct ID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
            /// The text.
            public let rawValue: String

            /// Makes an id of its text.
            public init(rawValue: String) { self.rawValue = rawValue }

            /// The text.
            public var description: String { rawValue }
        }

        /// How far a task is (`ops.pebble.TaskProgress`).
        public struct Progress: Hashable, Sendable {
            /// What is counted.
            public let label: String
            /// How much is done.
            public let done: Int
            /// How much there is to do.
            public let total: Int

            package init(label: String, done: Int, total: Int) {
                self.label = label
                self.done = done
                self.total = total
            }
        }

        /// The task's id.
        public let id: ID
        /// What is done, as in `start` or `exec`.
        public let kind: String
        /// What is done, for people: `Start service "web"`.
        public let summary: String
        /// How far it is.
        public let status: ChangeStatus
        /// The last lines of the log, each with its time.
        public let log: [String]
        /// How far it is, in numbers.
        public let progress: Progress
        /// When it was made.
        public let spawned: Timestamp
        /// When it ended; `nil` when it has not.
        public let readied: Timestamp?
        /// What else Pebble keeps about it; of a command that was executed, its `exit-code`.
        public let data: PlainMap

        package init(
            id: ID, kind: String, summary: String, status: ChangeStatus, log: [String] = [],
            progress: Progress = Progress(label: "", done: 1, total: 1), spawned: Timestamp, readied: Timestamp?,
            data: PlainMap = [:]
        ) {
            self.id = id
            self.kind = kind
            self.summary = summary
            self.status = status
            self.log = log
            self.progress = progress
            self.spawned = spawned
            self.readied = readied
            self.data = data
        }

        /// Reads a task of an answer.
        package init(_ value: PlainValue) throws(PebbleError) {
            let reader = try FieldReader(value, "a task")
            let progress = try FieldReader(reader.value("progress") ?? [:], "a task's progress")
            self.init(
                id: ID(rawValue: try reader.text("id")), kind: try reader.text("kind"),
                summary: try reader.text("summary"), status: ChangeStatus(rawValue: try reader.text("status")),
                log: try reader.texts("log"),
                progress: Progress(
                    label: try progress.optionalText("label") ?? "", done: try progress.optionalInteger("done") ?? 0,
                    total: try progress.optionalInteger("total") ?? 0),
                spawned: try reader.time("spawn-time"), readied: try reader.optionalTime("ready-time"),
                data: try reader.map("data"))
        }
    }
}
