import HookTools

/// The environment of a hook, an action or shell text: a closed list, in the agent's order.
struct HookEnvironment {
    var profile: JujuProfile
    var contextID: String
    var hookName: String
    var unit: UnitRecord
    var model: (name: String, uuid: String)
    var folders: UnitFolders
    var socket: String
    /// `hooks/install`, `actions/backup`, or `nil` for shell text.
    var dispatchPath: String?
    var relation: AgentEvent.Relation?
    var storage: StorageSnapshot?
    var secret: AgentEvent.Secret?
    var workload: AgentEvent.Workload?
    /// The folder that stands for `/charm/containers`, of a unit on Kubernetes.
    var containers: String?
    var action: (name: String, task: String)?
    /// The `PATH` of the agent's own process.
    var agentPath: String

    /// The variables, in order.
    var variables: [(name: String, value: String)] {
        var list: [(name: String, value: String)] = [
            ("CHARM_DIR", folders.charm),
            ("JUJU_CHARM_DIR", folders.charm),
            ("JUJU_CONTEXT_ID", contextID),
            ("JUJU_HOOK_NAME", hookName),
            ("JUJU_AGENT_SOCKET_ADDRESS", socket),
            ("JUJU_AGENT_SOCKET_NETWORK", "unix"),
            ("JUJU_UNIT_NAME", unit.name),
            ("JUJU_MODEL_UUID", model.uuid),
            ("JUJU_MODEL_NAME", model.name),
            ("JUJU_API_ADDRESSES", "127.0.0.1:17070"),
        ]
        if profile.hasServiceLevel { list.append(("JUJU_SLA", "unsupported")) }
        list += [
            ("JUJU_MACHINE_ID", unit.isKubernetes ? "" : "\(unit.machine)"),
            ("JUJU_PRINCIPAL_UNIT", unit.principal ?? ""),
            ("JUJU_AVAILABILITY_ZONE", ""),
            ("JUJU_VERSION", profile.version),
            ("CLOUD_API_VERSION", ""),
            ("JUJU_CHARM_HTTP_PROXY", ""),
            ("JUJU_CHARM_HTTPS_PROXY", ""),
            ("JUJU_CHARM_FTP_PROXY", ""),
            ("JUJU_CHARM_NO_PROXY", ""),
        ]
        if let relation {
            list += [
                ("JUJU_RELATION", relation.endpoint),
                ("JUJU_RELATION_ID", "\(relation.endpoint):\(relation.id)"),
                ("JUJU_REMOTE_UNIT", relation.remoteUnit ?? ""),
                ("JUJU_REMOTE_APP", relation.remoteApplication),
            ]
            if let departing = relation.departingUnit { list.append(("JUJU_DEPARTING_UNIT", departing)) }
        }
        if let storage {
            list += [
                ("JUJU_STORAGE_ID", storage.id), ("JUJU_STORAGE_LOCATION", storage.location),
                ("JUJU_STORAGE_KIND", storage.kind),
            ]
        }
        if let secret {
            list += [("JUJU_SECRET_ID", "secret:\(secret.id)"), ("JUJU_SECRET_LABEL", secret.label)]
            if let revision = secret.revision { list.append(("JUJU_SECRET_REVISION", "\(revision)")) }
        }
        if let workload {
            list.append(("JUJU_WORKLOAD_NAME", workload.container))
            if let notice = workload.notice {
                list += [
                    ("JUJU_NOTICE_ID", notice.id), ("JUJU_NOTICE_TYPE", notice.type), ("JUJU_NOTICE_KEY", notice.key),
                ]
            }
            if let check = workload.check { list.append(("JUJU_PEBBLE_CHECK_NAME", check)) }
        }
        if let action {
            list += [
                ("JUJU_ACTION_NAME", action.name),
                ("JUJU_ACTION_UUID", action.task),
                ("JUJU_ACTION_TAG", "action-\(action.task)"),
            ]
        }
        if let containers { list.append(("OPS_CONTAINERS", containers)) }
        list += [
            ("APT_LISTCHANGES_FRONTEND", "none"),
            ("DEBIAN_FRONTEND", "noninteractive"),
            ("LANG", "C.UTF-8"),
            ("TERM", "tmux-256color"),
            ("PATH", "\(folders.tools):\(agentPath)"),
        ]
        if let dispatchPath { list.append(("JUJU_DISPATCH_PATH", dispatchPath)) }
        return list
    }
}
