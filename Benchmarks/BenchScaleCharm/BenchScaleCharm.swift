import Glibc
import Ops

/// The charm that shows how cost grows with the size of a model: each of its actions does one kind of work on all of it.
///
/// `BENCH_COUNT` says how many events an action emits, `BENCH_DEFER` whether they are deferred; `BENCH_PEAK` names the file
/// to which the process writes how much memory it took, in KiB.
@main
final class BenchScaleCharm: Charm {
    struct Work: Codable {
        var number: Int
    }

    let framework: Framework
    private var work: EventSource<CustomEvent<Work>> { event("work") }

    init(_ framework: Framework) throws {
        self.framework = framework
        atexit { PeakMemory.write() }
        try framework.observe(.action("relations"), self, BenchScaleCharm.useRelations)
        try framework.observe(.action("read-databag"), self, BenchScaleCharm.readDatabag)
        try framework.observe(.action("write-databag"), self, BenchScaleCharm.writeDatabag)
        try framework.observe(.action("write-keys"), self, BenchScaleCharm.writeKeys)
        try framework.observe(.action("emit"), self, BenchScaleCharm.emitWork)
        try framework.observe(work, self, BenchScaleCharm.handleWork)
    }

    /// Reads every databag of every relation, and writes to each relation.
    private func useRelations(_ event: ActionEvent) throws {
        for relation in try model.relations("db") {
            guard let remote = try relation.app else { continue }
            _ = try relation.data[remote].values
            for unit in try relation.units { _ = try relation.data[unit]["key-0"] }
            try relation.data[unit].set("seen", to: "yes")
        }
    }

    /// Looks at each key of a databag.
    private func readDatabag(_ event: ActionEvent) throws {
        let databag = try ownDatabag()
        for key in try databag.values.keys { _ = try databag[key] }
    }

    /// Changes all keys of a databag at once, and removes them at once.
    private func writeDatabag(_ event: ActionEvent) throws {
        let databag = try ownDatabag()
        let values = try databag.values
        try databag.update(values.mapValues { $0 + ", changed" })
        try databag.update(values.mapValues { _ in "" })
    }

    /// Changes the keys of a databag one by one.
    private func writeKeys(_ event: ActionEvent) throws {
        let databag = try ownDatabag()
        for (key, value) in try databag.values { try databag.set(key, to: value + ", changed") }
    }

    private func ownDatabag() throws -> Databag {
        guard let relation = try model.relation("db") else { throw NoRelation() }
        return try relation.data[unit]
    }

    private func emitWork(_ event: ActionEvent) throws {
        let count = getenv("BENCH_COUNT").flatMap { Int(String(cString: $0)) } ?? 0
        for number in 0..<count { try framework.emit(work, Work(number: number)) }
    }

    private func handleWork(_ event: CustomEvent<Work>) {
        if getenv("BENCH_DEFER") != nil { event.defer() }
    }

    private struct NoRelation: Error {}
}
