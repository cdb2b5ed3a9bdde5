import Ops

/// The charm of the benchmark of a whole model: it tells its peers and the other application where it is, and notes what
/// it is told.
@main
final class BenchHTTPCharm: Charm {
    struct Memory: Codable {
        var changes = 0
    }

    let framework: Framework
    @Stored var memory = Memory()

    init(_ framework: Framework) throws {
        self.framework = framework
        try framework.observe(.start, self, BenchHTTPCharm.start)
        for endpoint in ["peers", "http"] {
            try framework.observe(.relationCreated(endpoint), self, BenchHTTPCharm.publish)
            try framework.observe(.relationChanged(endpoint), self, BenchHTTPCharm.note)
        }
    }

    private func start(_ event: StartEvent) throws {
        try unit.openPort(.tcp(8080))
        try unit.setStatus(.active("started"))
    }

    private func publish(_ event: RelationCreatedEvent) throws {
        try event.relation.data[unit].update(["host": unit.name, "port": "8080"])
        if try unit.isLeader { try event.relation.data[app].update(["path": "/"]) }
    }

    private func note(_ event: RelationChangedEvent) throws {
        guard let remote = event.unit, let host = try event.relation.data[remote]["host"] else { return }
        memory.changes += 1
        try unit.setStatus(.active("\(memory.changes) changes, the last of \(host)"))
    }
}
