import Ops

/// The charm of the article "Testing a charm", which shows it.
@main
final class WebCharm: Charm {
    struct Settings: Decodable { var port: UInt16 }

    let framework: Framework

    init(_ framework: Framework) throws {
        self.framework = framework
        try framework.observe(.configChanged, self, WebCharm.reconcile)
        try framework.observe(.relationChanged("database"), self, WebCharm.reconcile)
        try framework.observe(.relationBroken("database"), self, WebCharm.reconcile)
    }

    private func reconcile(_ event: any Event) throws {
        let port = try config.load(Settings.self).port
        guard let relation = try model.relation("database"), let database = try relation.app,
            let endpoint = try relation.data[database]["endpoints"]
        else {
            try unit.setPorts([])
            return try unit.setStatus(.waiting("for a database"))
        }
        try unit.setPorts([.tcp(Int(port))])
        try unit.setStatus(.active("serves port \(port) from \(endpoint)"))
    }
}
