import Ops
import OpsTesting
import OrderedCollections
import PlainValues

// The steps of a harness that the reference's probe has.

extension HarnessProbe {
    static let lifeSteps: [String: Action] = [
        "begin": { probe, _ in
            try probe.harness.begin()
            return nil
        },
        "begin_with_initial_hooks": { probe, _ in
            try probe.harness.beginWithInitialHooks()
            return nil
        },
        "cleanup": { _, _ in nil },
        "disable_hooks": { probe, _ in
            probe.harness.disableHooks()
            return nil
        },
        "enable_hooks": { probe, _ in
            probe.harness.enableHooks()
            return nil
        },
        "hooks_disabled": { probe, step in
            try await probe.harness.withHooksDisabled {
                for step in step["steps"]?.arrayValue ?? [] { try await probe.run(Step(value: step)) }
            }
            return nil
        },
        "charm": { probe, step in
            try await probe.harness.charm.run((step["steps"]?.arrayValue ?? []).map(Step.init(value:)), as: "charm")
            return nil
        },
        "update_config": { probe, step in
            try probe.harness.updateConfig(step.values("values"), unset: step.list("unset") ?? [])
            return nil
        },
        "run_action": { probe, step in
            do {
                let output = try probe.harness.runAction(try step.text("name"), step.values("params"))
                return ["logs": .texts(output.logs), "results": .object(output.results.sorted { $0.key < $1.key })]
            } catch let failure as ActionFailed {
                return [
                    "failed": .string(failure.message), "logs": .texts(failure.output.logs),
                    "results": .object(failure.output.results.sorted { $0.key < $1.key }),
                ]
            }
        },
        "evaluate_status": { probe, _ in
            try probe.harness.evaluateStatus()
            return nil
        },
    ]

    static let relationSteps: [String: Action] = [
        "add_relation": { probe, step in
            .int(
                try probe.harness.addRelation(
                    try step.text("relation"), app: try step.text("app"), appData: try step.texts("app_data"),
                    unitData: try step.texts("unit_data")))
        },
        "remove_relation": { probe, step in
            try probe.harness.removeRelation(try step.number("id"))
            return nil
        },
        "add_relation_unit": { probe, step in
            try probe.harness.addRelationUnit(try step.number("id"), unit: try step.text("unit"))
            return nil
        },
        "remove_relation_unit": { probe, step in
            try probe.harness.removeRelationUnit(try step.number("id"), unit: try step.text("unit"))
            return nil
        },
        "get_relation_data": { probe, step in
            guard let bag = try probe.harness.relationData(try step.number("id"), of: try step.text("entity")) else {
                throw ProbeFailure("There is no such databag.")
            }
            return .object(bag.map { (key: $0.key, value: .string($0.value)) })
        },
        "update_relation_data": { probe, step in
            try probe.harness.updateRelationData(
                try step.number("id"), of: try step.text("entity"), try step.texts("values") ?? [:])
            return nil
        },
        "add_network": { probe, step in
            try probe.harness.addNetwork(
                try step.text("address"), endpoint: step["endpoint"]?.stringValue,
                relationID: step["relation_id"]?.intValue, cidr: step["cidr"]?.stringValue,
                interface: step["interface"]?.stringValue ?? "eth0", ingressAddresses: step.list("ingress_addresses"),
                egressSubnets: step.list("egress_subnets"))
            return nil
        },
    ]

    static let storageSteps: [String: Action] = [
        "add_storage": { probe, step in
            .texts(
                try probe.harness.addStorage(
                    try step.text("name"), count: step["count"]?.intValue ?? 1,
                    attach: step["attach"]?.boolValue ?? false))
        },
        "attach_storage": { probe, step in
            try probe.harness.attachStorage(try step.text("id"))
            return nil
        },
        "detach_storage": { probe, step in
            try probe.harness.detachStorage(try step.text("id"))
            return nil
        },
        "remove_storage": { probe, step in
            try probe.harness.removeStorage(try step.text("id"))
            return nil
        },
        "storage_ids": { probe, step in
            .texts(try probe.harness.model.storages(try step.text("name")).map(\.id))
        },
        "add_oci_resource": { probe, step in
            let contents = try step.texts("contents") ?? [:]
            try probe.harness.addOCIResource(
                try step.text("name"), registryPath: contents["registrypath"] ?? "registrypath",
                username: contents["username"] ?? "username", password: contents["password"] ?? "password")
            return nil
        },
        "populate_oci_resources": { probe, _ in
            try probe.harness.populateOCIResources()
            return nil
        },
        "add_resource": { probe, step in
            try probe.harness.addResource(try step.text("name"), try step.text("text"))
            return nil
        },
        "resource_text": { probe, step in
            let path = try probe.harness.model.fetchResource(try step.text("name"))
            return .string(String(decoding: try Plan.readFile(path), as: UTF8.self))
        },
    ]

    static let secretSteps: [String: Action] = [
        "add_model_secret": { probe, step in
            .string(
                try probe.harness.addModelSecret(owner: try step.text("owner"), try step.texts("content") ?? [:]))
        },
        "set_secret_content": { probe, step in
            try probe.harness.setSecretContent(try probe.secret(step), try step.texts("content") ?? [:])
            return nil
        },
        "grant_secret": { probe, step in
            try probe.harness.grantSecret(try probe.secret(step), to: try step.text("observer"))
            return nil
        },
        "revoke_secret": { probe, step in
            try probe.harness.revokeSecret(try probe.secret(step), from: try step.text("observer"))
            return nil
        },
        "get_secret_grants": { probe, step in
            .texts(
                try probe.harness.secretGrants(try probe.secret(step), relationID: try step.number("id")).sorted())
        },
        "get_secret_revisions": { probe, step in
            .array(try probe.harness.secretRevisions(try probe.secret(step)).map(PlainValue.int))
        },
        "trigger_secret_rotation": { probe, step in
            try probe.harness.triggerSecretRotation(try probe.secret(step), label: step["label"]?.stringValue)
            return nil
        },
        "trigger_secret_removal": { probe, step in
            try probe.harness.triggerSecretRemoval(
                try probe.secret(step), revision: try step.number("revision"), label: step["label"]?.stringValue)
            return nil
        },
        "trigger_secret_expiration": { probe, step in
            try probe.harness.triggerSecretExpiration(
                try probe.secret(step), revision: try step.number("revision"), label: step["label"]?.stringValue)
            return nil
        },
    ]

    static let unitSteps: [String: Action] = [
        "set_leader": { probe, step in
            try probe.harness.setLeader(step["leader"]?.boolValue ?? true)
            return nil
        },
        "set_planned_units": { probe, step in
            try probe.harness.setPlannedUnits(try step.number("count"))
            return nil
        },
        "reset_planned_units": { probe, _ in
            try probe.harness.setPlannedUnits(nil)
            return nil
        },
        "set_model_info": { probe, step in
            try probe.harness.setModel(name: step["name"]?.stringValue, uuid: step["uuid"]?.stringValue)
            return nil
        },
        "set_model_name": { probe, step in
            try probe.harness.setModel(name: try step.text("name"))
            return nil
        },
        "set_model_uuid": { probe, step in
            try probe.harness.setModel(uuid: try step.text("uuid"))
            return nil
        },
        "get_pod_spec": { probe, _ in
            let pod = probe.harness.podSpec
            return [pod?.spec ?? nil, pod?.kubernetesResources ?? nil]
        },
        "get_workload_version": { probe, _ in probe.harness.workloadVersion.map(PlainValue.string) ?? nil },
        "opened_ports": { probe, _ in
            .texts(try probe.harness.model.unit.openedPorts().map(\.description).sorted())
        },
        "unit_status": { probe, _ in
            let status = try probe.harness.model.unit.status
            return ["status": .string(status.name.rawValue), "message": .string(status.message)]
        },
    ]

    private func secret(_ step: Step) throws -> String {
        let name = try step.text("secret")
        guard let id = saved[name] else { throw ProbeFailure("No step has saved '\(name)'.") }
        return id
    }
}
