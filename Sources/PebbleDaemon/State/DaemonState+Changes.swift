// Adding changes, and doing their tasks.

import OrderedCollections
import PlainValues

extension DaemonState {
    /// Adds a change and begins with its work.
    ///
    /// - Returns: The change as it is now. One without steps is done.
    @discardableResult
    package func add(_ draft: ChangeDraft) -> ChangeRecord {
        let now = WallTime.now
        content.lastChange += 1
        let id = String(content.lastChange)
        var tasks: [TaskRecord] = []
        for step in draft.steps {
            content.lastTask += 1
            let task = TaskRecord(
                id: String(content.lastTask), kind: step.kind, summary: step.summary, status: .waiting, log: [],
                data: step.data, spawnTime: now)
            content.changeOfTask[task.id] = id
            work[task.id] = PendingWork(step: step, after: step.after.map { tasks[$0].id })
            tasks.append(task)
        }
        content.changes[id] = ChangeRecord(
            id: id, kind: draft.kind, summary: draft.summary, services: draft.services, noticeData: draft.noticeData,
            tasks: tasks, spawnTime: now, readyTime: tasks.isEmpty ? now : nil)
        recordUpdate(of: id)
        begin(id)
        prune(now)
        save()
        return content.changes[id] ?? ChangeRecord(draft, id: id, at: now)
    }

    /// The changes, in no promised order.
    package var changes: [ChangeRecord] { Array(content.changes.values) }

    /// A change, or `nil` when there is none of that id.
    package func change(_ id: String) -> ChangeRecord? { content.changes[id] }

    /// A task and its change, or `nil` when there is none of that id.
    package func task(_ id: String) -> (task: TaskRecord, change: ChangeRecord)? {
        guard let changeID = content.changeOfTask[id], let change = content.changes[changeID],
            let task = change.tasks.first(where: { $0.id == id })
        else { return nil }
        return (task, change)
    }

    /// Asks the tasks of a change to end, and holds those that have not begun.
    ///
    /// - Returns: The change as it is now; what runs takes its time to end.
    /// - Throws: ``PebbleDaemonError``: there is no such change, or it is ready.
    @discardableResult
    package func abort(_ id: String) throws(PebbleDaemonError) -> ChangeRecord {
        guard let change = content.changes[id] else {
            throw PebbleDaemonError(.notFound, "cannot find change with id \"\(id)\"")
        }
        guard !change.isReady else {
            throw PebbleDaemonError(.badRequest, "cannot abort change \(id) with nothing pending")
        }
        update(id) { change in
            for index in change.tasks.indices {
                switch change.tasks[index].status {
                case .waiting: change.tasks[index].status = .hold
                case .doing: change.tasks[index].status = .abort
                default: break
                }
            }
        }
        for task in change.tasks { work[task.id]?.running?.cancel() }
        return content.changes[id] ?? change
    }

    /// Asks all that runs to end, and waits until it has; no longer than a second.
    func abortAll() async {
        let running = content.changes.values.filter { !$0.isReady }.map(\.id)
        for id in running { _ = try? abort(id) }
        let deadline = ContinuousClock.now.advanced(by: .seconds(1))
        for id in running {
            _ = await waitForChange(id, timeout: ContinuousClock.now.duration(to: deadline))
        }
    }

    func log(_ text: String, _ level: TaskLogLine.Level, task id: String) {
        update(task: id) { $0.append(TaskLogLine(time: .now, level: level, text: text)) }
    }

    func setData(_ key: String, _ value: PlainValue, task id: String) {
        update(task: id) { $0.data[key] = value }
    }

    /// Begins the tasks of a change that need not wait any longer.
    private func begin(_ changeID: String) {
        guard let change = content.changes[changeID] else { return }
        let done = Set(change.tasks.lazy.filter { $0.status == .done }.map(\.id))
        for task in change.tasks where task.status == .waiting {
            guard let pending = work[task.id], pending.after.allSatisfy(done.contains) else { continue }
            update(task: task.id) { $0.status = .doing }
            let context = TaskContext(taskID: task.id, changeID: changeID, state: self)
            let body = pending.step.work
            work[task.id]?.running = Task(executorPreference: pending.step.executor) {
                var failure: TaskFailure?
                do throws(TaskFailure) { try await body(context) } catch { failure = error }
                await self.end(task.id, of: changeID, failure)
            }
        }
    }

    private func end(_ id: String, of changeID: String, _ failure: TaskFailure?) {
        let lane = work.removeValue(forKey: id)?.step.lane
        update(changeID) { change in
            guard let index = change.tasks.firstIndex(where: { $0.id == id }) else { return }
            guard let failure else {
                change.tasks[index].status = .done
                return
            }
            change.tasks[index].append(TaskLogLine(time: .now, level: .error, text: failure.description))
            change.tasks[index].status = .error
            var held = Set([id])
            for index in change.tasks.indices where change.tasks[index].status == .waiting {
                guard let pending = work[change.tasks[index].id] else { continue }
                if pending.step.lane == lane || !held.isDisjoint(with: pending.after) {
                    change.tasks[index].status = .hold
                    held.insert(change.tasks[index].id)
                }
            }
        }
        begin(changeID)
    }

    private func update(task id: String, _ body: (inout TaskRecord) -> Void) {
        guard let changeID = content.changeOfTask[id] else { return }
        update(changeID) { change in
            guard let index = change.tasks.firstIndex(where: { $0.id == id }) else { return }
            body(&change.tasks[index])
        }
    }

    /// Changes a change, and does what follows: its times, its notice, those who wait for it.
    private func update(_ id: String, _ body: (inout ChangeRecord) -> Void) {
        guard var change = content.changes[id] else { return }
        let before = change.status
        body(&change)
        let now = WallTime.now
        for index in change.tasks.indices where change.tasks[index].status.isReady {
            if change.tasks[index].readyTime == nil { change.tasks[index].readyTime = now }
            if change.tasks[index].status == .hold { work[change.tasks[index].id] = nil }
        }
        let after = change.status
        if after.isReady, change.readyTime == nil { change.readyTime = now }
        content.changes[id] = change
        // A change goes to and fro between these two as one task ends and the next begins.
        let isFlapping = [before, after].allSatisfy { $0 == .waiting || $0 == .doing }
        if before != after, !isFlapping { recordUpdate(of: id) }
        if after.isReady, var waiters = changeWaiters.removeValue(forKey: id) { waiters.wakeAll() }
        save()
    }
}

extension ChangeRecord {
    /// A change that was forgotten the moment it was added.
    fileprivate init(_ draft: ChangeDraft, id: String, at time: WallTime) {
        self.init(
            id: id, kind: draft.kind, summary: draft.summary, services: draft.services, noticeData: draft.noticeData,
            tasks: [], spawnTime: time, readyTime: time)
    }
}
