/// What the model remembers of one application.
struct ApplicationRecord: Codable, Hashable {
    var name: String
    var charmName: String
    /// The revision of the charm that the application should run; its files are in the model's folder.
    var charmRevision: Int
    /// What was set by the user, as text; the charm's config.yaml gives it its type.
    var settings: [String: String]
    var trust: Bool
    /// Whether its units come and go with those of other applications, on their machines.
    var isSubordinate = false
    /// Whether its units are in pods on Kubernetes, which they are when the charm has containers.
    var isKubernetes = false
    /// How many instances of each storage a new unit gets.
    var storageCounts: [String: Int] = [:]
    var resources: [String: ResourceRecord] = [:]
    /// Counts the changes of options and trust: a unit that saw an older number gets `config-changed`.
    var configVersion = 1
    var nextUnit = 0
    var leader: String?
    var leaderSettings: [String: String] = [:]
    var leaderSettingsVersion = 1
    /// What the leader set with `status-set --application`.
    var status: StatusRecord?
    var created: String
    var workloadVersion = ""
    var life = Life.alive
    var units: [UnitRecord] = []

    var unitNames: [String] { units.map(\.name) }
}
