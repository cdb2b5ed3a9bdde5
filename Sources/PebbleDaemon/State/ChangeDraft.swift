package import PlainValues

/// A change that is to be made: what it is called, and the work.
package struct ChangeDraft: Sendable {
    /// One step of the change.
    package struct Step: Sendable {
        /// What a step does.
        ///
        /// It ends early when its Swift task is cancelled, which is how it is told of an abort.
        package typealias Work = @Sendable (TaskContext) async throws(TaskFailure) -> Void

        /// What kind of work it is.
        package var kind: String
        /// What it does, for people.
        package var summary: String
        /// The lane: when a step fails, those of its lane that have not begun are held.
        package var lane: Int
        /// The places in the change of the steps that must be done before; they come before this one.
        package var after: [Int]
        /// What is known of the result before the work begins.
        package var data: [String: PlainValue]
        /// Where the work runs; on Swift's own threads when `nil`.
        package var executor: (any TaskExecutor)?
        /// What the step does.
        package var work: Work

        package init(
            kind: String, summary: String, lane: Int = 0, after: [Int] = [], data: [String: PlainValue] = [:],
            executor: (any TaskExecutor)? = nil, work: @escaping Work
        ) {
            self.kind = kind
            self.summary = summary
            self.lane = lane
            self.after = after
            self.data = data
            self.executor = executor
            self.work = work
        }
    }

    /// What was asked.
    package var kind: String
    /// What was asked, for people.
    package var summary: String
    /// The names of the services that it is about.
    package var services: [String]
    /// What the notices about the change carry besides its kind.
    package var noticeData: [String: String]
    /// The steps.
    package var steps: [Step]

    package init(
        kind: String, summary: String, services: [String] = [], noticeData: [String: String] = [:], steps: [Step]
    ) {
        self.kind = kind
        self.summary = summary
        self.services = services
        self.noticeData = noticeData
        self.steps = steps
    }
}
