import Ops

extension Simulation {
    /// What Juju's environment tells of an event.
    func juju(_ event: JujuEvent) -> JujuContext {
        JujuContext(environment: environment(of: event), version: identity.jujuVersion)
    }

    /// What Juju's environment tells while nothing happens.
    var idleContext: JujuContext {
        whileIdle.context
    }

    /// What is told while nothing happens, made anew where the model is another.
    private var whileIdle: (model: State.Model, variables: [String: String], context: JujuContext) {
        if let idle, idle.model == state.model { return idle }
        let variables = environmentOfAll
        let made = (state.model, variables, JujuContext(environment: variables, version: identity.jujuVersion))
        idle = made
        return made
    }

    /// The environment in which Juju starts a charm for an event.
    func environment(of event: JujuEvent) -> [String: String] {
        let isAction = event.action != nil
        var variables = whileIdle.variables
        variables["JUJU_HOOK_NAME"] = isAction ? "" : event.name
        variables["JUJU_DISPATCH_PATH"] = (isAction ? "actions/" : "hooks/") + event.name
        if let relation = event.relation {
            variables["JUJU_RELATION"] = relation.endpoint
            variables["JUJU_RELATION_ID"] = "\(relation.endpoint):\(relation.id)"
            variables["JUJU_REMOTE_APP"] = relation.remoteApplication
            variables["JUJU_REMOTE_UNIT"] = relation.remoteUnit ?? ""
            if let unit = relation.departingUnit { variables["JUJU_DEPARTING_UNIT"] = unit }
        }
        if let id = event.storageID {
            variables["JUJU_STORAGE_ID"] = id
            variables["JUJU_STORAGE_LOCATION"] = state.storages.first { $0.id == id }.map(location(of:)) ?? ""
        }
        if let workload = event.workload {
            variables["JUJU_WORKLOAD_NAME"] = workload.container
            if let notice = workload.notice {
                variables["JUJU_NOTICE_ID"] = notice.id
                variables["JUJU_NOTICE_TYPE"] = notice.type
                variables["JUJU_NOTICE_KEY"] = notice.key
            }
            if let check = workload.check { variables["JUJU_PEBBLE_CHECK_NAME"] = check }
        }
        if let secret = event.secret {
            variables["JUJU_SECRET_ID"] = "secret:\(secret.id)"
            variables["JUJU_SECRET_LABEL"] = secret.label
            if let revision = secret.revision { variables["JUJU_SECRET_REVISION"] = "\(revision)" }
        }
        if let action = event.action {
            variables["JUJU_ACTION_NAME"] = event.name
            variables["JUJU_ACTION_UUID"] = action.id
        }
        return variables
    }

    /// What the environment tells whatever happens.
    private var environmentOfAll: [String: String] {
        var variables = [String: String](minimumCapacity: 24)
        variables["JUJU_CHARM_DIR"] = folder.charmName
        variables["JUJU_HOOK_NAME"] = ""
        variables["JUJU_DISPATCH_PATH"] = "hooks/"
        variables["JUJU_UNIT_NAME"] = identity.unit
        variables["JUJU_MODEL_NAME"] = state.model.name
        variables["JUJU_MODEL_UUID"] = state.model.uuid
        variables["JUJU_VERSION"] = identity.jujuVersion.description
        variables["JUJU_MACHINE_ID"] = identity.machine ?? ""
        variables["JUJU_AVAILABILITY_ZONE"] = identity.availabilityZone ?? ""
        variables["JUJU_PRINCIPAL_UNIT"] = identity.principalUnit ?? ""
        return variables
    }
}
