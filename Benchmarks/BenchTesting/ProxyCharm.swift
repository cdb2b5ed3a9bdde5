import Ops

/// A charm of the usual size: an option, a relation, an action, a status.
final class ProxyCharm: Charm {
    static let metadata = """
        name: proxy
        requires: {db: {interface: pgsql}}
        provides: {website: {interface: http}}
        peers: {cluster: {interface: proxy_peers}}
        """
    static let options = """
        options:
          port: {type: int, default: 80}
          title: {type: string, default: hello}
        """
    static let actions = "count: {params: {step: {type: integer, default: 1}}}"

    struct Memory: Codable { var changes = 0 }

    let framework: Framework
    @Stored var memory = Memory()

    init(_ framework: Framework) throws {
        self.framework = framework
        try framework.observe(.configChanged, self, ProxyCharm.configChanged)
        try framework.observe(.relationChanged("db"), self, ProxyCharm.databaseChanged)
        try framework.observe(.action("count"), self, ProxyCharm.count)
        try framework.observe(.collectUnitStatus, self, ProxyCharm.report)
    }

    private func configChanged(_ event: ConfigChangedEvent) throws {
        memory.changes += 1
        guard let port = try config["port"]?.intValue else { return }
        try unit.setPorts([.tcp(port)])
    }

    private func databaseChanged(_ event: RelationChangedEvent) throws {
        guard try event.relation.data[event.app]["endpoints"] != nil else { return event.defer() }
        if try unit.isLeader { try event.relation.data[app].set("database", to: "proxy") }
    }

    private func count(_ event: ActionEvent) throws {
        let step = event.parameters["step"]?.intValue ?? 0
        try event.setResults(["count": .int(memory.changes + step)])
    }

    private func report(_ event: CollectStatusEvent) throws {
        guard try model.relation("db") != nil else { return event.add(.blocked("needs a database")) }
        event.add(.active("serving on port \(try config["port"]?.intValue ?? 0)"))
    }
}
