import Logging
import Ops
import OrderedCollections
import PlainValues

/// The charm whose dispatches are timed: it does the work of the reference's benchmark charm.
@main
final class BenchCharm: Charm {
    struct Memory: Codable {
        var count = 0
    }

    let framework: Framework
    let logger = Logger(label: "bench")
    @Stored var memory = Memory()

    init(_ framework: Framework) throws {
        self.framework = framework
        try framework.observe(.install, self, BenchCharm.install)
        try framework.observe(.configChanged, self, BenchCharm.configChanged)
    }

    /// The empty dispatch: nothing is asked of Juju by the charm.
    private func install(_ event: InstallEvent) {}

    /// The typical dispatch: reads configuration and a relation, writes both ways, logs, sets a status.
    private func configChanged(_ event: ConfigChangedEvent) throws {
        let port = try config["port"]?.intValue ?? 0
        if let relation = try model.relation("db"), let database = try relation.app {
            let endpoints = try relation.data[database]["endpoints"] ?? ""
            logger.info("database at \(endpoints)")
            if try unit.isLeader {
                try relation.data[app].update(["database": "app", "extra-user-roles": "admin"])
            }
        }
        try unit.openPort(.tcp(port))
        memory.count += 1
        logger.info("configured \(memory.count) times")
        try unit.setStatus(.active("serving on \(port)"))
    }
}
