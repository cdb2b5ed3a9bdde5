import CharmMetadata
import HookTools

extension LocalModel {
    /// One unit with all that it can see, as it is now.
    ///
    /// - Parameter name: The unit's name.
    /// - Throws: ``LocalJujuError`` when there is no such unit, or its charm cannot be read.
    package func snapshot(of name: String) throws(LocalJujuError) -> UnitSnapshot {
        let unit = try unit(name)
        let application = try application(ModelState.application(of: name))
        let charm = try charm(at: charmFolder(application.name, revision: unit.charmRevision))
        let effects = AgentEffects(effectsRecord(for: unit), clock: clock, entity: unit.tag, logger: "juju")
        var containers: [(name: String, socket: String?)] = []
        if unit.isKubernetes {
            let folders = try containerFolders(of: unit)
            containers = unit.containers.map { container in
                (container.name, container.process?.isRunning == true ? folders.socket(container.name) : nil)
            }
        }
        return UnitSnapshot(
            hook: try context(for: AgentTask(name: "show-unit", hookName: ""), on: unit, effects),
            containedEndpoints: Set(charm.endpoints.filter { $0.scope == .container }.map(\.name)),
            setOptions: Set(application.settings.keys), modelName: self.name, isLeader: application.leader == name,
            plannedUnits: application.units.count { $0.life == .alive },
            unitStatus: EntityStatus(status: unit.workloadStatus.status, message: unit.workloadStatus.message),
            applicationStatus: application.status.map { EntityStatus(status: $0.status, message: $0.message) },
            workloadVersion: application.workloadVersion,
            resources: application.resources.reduce(into: [:]) { paths, entry in
                paths[entry.key] = path(of: entry.value, entry.key, application.name)
            },
            containers: containers, database: folders(of: unit).charm + "/.unit-state.db",
            secretOwners: state.secrets.reduce(into: [:]) { $0[$1.id] = $1.owner },
            secretGrants: state.secrets.reduce(into: [:]) { $0[$1.id] = Self.grants(of: $1) })
    }

    private static func grants(of secret: SecretRecord) -> [Int: Set<String>] {
        secret.grants.reduce(into: [:]) { grants, grant in
            if let relation = grant.relation { grants[relation, default: []].insert(grant.target) }
        }
    }
}
