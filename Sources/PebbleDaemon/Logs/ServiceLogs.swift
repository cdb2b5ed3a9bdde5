import Synchronization

/// What the services have written: kept in memory, over restarts of the services, lost with the daemon.
package final class ServiceLogs: Sendable {
    private struct State: Sendable {
        var buffers: [String: LogBuffer] = [:]
        var followers: [Int: Follower] = [:]
        var lastFollower = 0
    }

    private struct Follower: Sendable {
        /// The services that it waits for, or `nil` for all, those that are started later too.
        var services: Set<String>?
        var wake: AsyncStream<Void>.Continuation
    }

    private let state = Mutex(State())

    package init() {}

    /// The newest lines of some services, by time.
    ///
    /// - Parameters:
    ///   - services: The services' names; unknown ones have no lines. Empty for all.
    ///   - count: The number of lines in total at most; `nil` for all that are kept.
    package func newest(of services: [String] = [], count: Int?) -> [ServiceLogLine] {
        state.withLock { Self.newest(in: $0.buffers, Self.names(services, in: $0), count) }
    }

    /// The newest lines of some services, and then what they write from now on.
    ///
    /// A reader that is slower than the services misses what is forgotten meanwhile; nothing piles up for it.
    ///
    /// - Parameters:
    ///   - services: The services' names; empty for all. Those that have never been started are not followed, even if
    ///     they are started later.
    ///   - count: The number of lines to begin with at most; `nil` for all that are kept.
    /// - Returns: What gives the lines; it ends with the task that reads them.
    package func follow(_ services: [String] = [], count: Int?) -> LogFollower {
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let (number, beginning, positions) = state.withLock { state in
            let names = Self.names(services, in: state)
            state.lastFollower += 1
            state.followers[state.lastFollower] = Follower(services: Set(names), wake: wake)
            let positions = names.compactMap { name in state.buffers[name].map { (name, $0.end) } }
            return (state.lastFollower, Self.newest(in: state.buffers, names, count), positions)
        }
        wake.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.followers.removeValue(forKey: number) }
        }
        return LogFollower(logs: self, beginning: beginning, positions: positions, wakes: wakes.makeAsyncIterator())
    }

    /// Has a service known from now on, before it has written anything.
    func open(_ service: String) {
        state.withLock { state in
            if state.buffers[service] == nil { state.buffers[service] = LogBuffer(service: service) }
        }
    }

    /// Takes what a service writes.
    func append(_ bytes: ArraySlice<UInt8>, of service: String) {
        change(service) { $0.append(bytes, at: .now) }
    }

    /// Ends a line without a line feed, since the service's process has ended.
    func endLine(of service: String) {
        change(service) { $0.endLine() }
    }

    /// Tells at once, and then whenever a service has written something; it ends with the stream's reader.
    func wakes() -> (stream: AsyncStream<Void>, wake: AsyncStream<Void>.Continuation) {
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.lastFollower += 1
            state.followers[state.lastFollower] = Follower(services: nil, wake: wake)
            return state.lastFollower
        }
        wake.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.followers.removeValue(forKey: number) }
        }
        wake.yield()
        return (wakes, wake)
    }

    /// What services have written from these places on, by time; the places become those after it.
    ///
    /// - Parameters:
    ///   - positions: Where reading goes on, by service; without a place it begins with the first line that is kept.
    ///   - isWanted: Whether a service is read.
    func read(
        from positions: inout [String: LogBuffer.Position], where isWanted: (String) -> Bool
    ) -> [ServiceLogLine] {
        state.withLock { state in
            var entries: [ServiceLogLine] = []
            for (service, buffer) in state.buffers where isWanted(service) {
                let (found, end) = buffer.read(from: positions[service] ?? .start)
                entries += found
                positions[service] = end
            }
            return Self.byTime(entries)
        }
    }

    /// What the services have written from these places on, by time, and the places after it.
    func read(
        _ positions: [(service: String, position: LogBuffer.Position)]
    ) -> (entries: [ServiceLogLine], positions: [(service: String, position: LogBuffer.Position)]) {
        state.withLock { state in
            var entries: [ServiceLogLine] = []
            var after = positions
            for (index, place) in positions.enumerated() {
                guard let (found, end) = state.buffers[place.service]?.read(from: place.position) else { continue }
                entries += found
                after[index].position = end
            }
            return (Self.byTime(entries), after)
        }
    }

    private func change(_ service: String, _ body: (inout LogBuffer) -> Void) {
        let wakes = state.withLock { state in
            body(&state.buffers[service, default: LogBuffer(service: service)])
            return state.followers.values.filter { $0.services?.contains(service) ?? true }.map(\.wake)
        }
        for wake in wakes { wake.yield() }
    }

    private static func names(_ services: [String], in state: State) -> [String] {
        services.isEmpty ? state.buffers.keys.sorted() : Array(Set(services)).filter { state.buffers[$0] != nil }
    }

    private static func newest(in buffers: [String: LogBuffer], _ names: [String], _ count: Int?) -> [ServiceLogLine] {
        let count = count ?? .max
        let entries = byTime(names.flatMap { buffers[$0]?.newest(count) ?? [] })
        return Array(entries.suffix(count))
    }

    /// The lines by time; those of one moment, and so those of one service, stay in order.
    private static func byTime(_ entries: [ServiceLogLine]) -> [ServiceLogLine] {
        entries.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    }
}
