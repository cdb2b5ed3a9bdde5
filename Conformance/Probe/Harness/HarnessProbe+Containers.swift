import Ops
import OpsTesting
import OrderedCollections
import PlainValues

extension HarnessProbe {
    static let containerSteps: [String: Action] = [
        "set_can_connect": { probe, step in
            try probe.harness.setCanConnect(try step.text("container"), step["value"]?.boolValue == true)
            return nil
        },
        "container_pebble_ready": { probe, step in
            try probe.harness.containerPebbleReady(try step.text("container"))
            return nil
        },
        "get_container_pebble_plan": { probe, step in
            try probe.harness.containerPlan(try step.text("container")).plainValue
        },
        "handle_exec": { probe, step in
            try probe.harness.handleExec(
                try step.text("container"), step.list("prefix") ?? [], execResult(step["result"] ?? nil))
            return nil
        },
        "can_connect": { probe, step in .bool(try await container(probe, step).canConnect()) },
        "add_layer": { probe, step in
            try await container(probe, step).addLayer(
                try step.text("label"), try Layer(plainValue: step["layer"] ?? [:]),
                combine: step["combine"]?.boolValue == true)
            return nil
        },
        "plan": { probe, step in try await container(probe, step).plan().plainValue },
        "autostart": { probe, step in
            try await container(probe, step).autostart()
            return nil
        },
        "replan": { probe, step in
            try await container(probe, step).replan()
            return nil
        },
        "start": { probe, step in
            try await container(probe, step).start(step.list("names") ?? [])
            return nil
        },
        "stop": { probe, step in
            try await container(probe, step).stop(step.list("names") ?? [])
            return nil
        },
        "restart": { probe, step in
            try await container(probe, step).restart(step.list("names") ?? [])
            return nil
        },
        "services": { probe, step in
            let services = try await container(probe, step).services(step.list("names") ?? [])
            return .object(services.map { (key: $0.key, value: row($0.value)) })
        },
        "send_signal": { probe, step in
            try await container(probe, step).sendSignal(try step.text("signal"), to: step.list("names") ?? [])
            return nil
        },
        "exec": { probe, step in
            let process = try await container(probe, step).exec(
                step.list("command") ?? [], environment: try step.texts("environment") ?? [:],
                workingDirectory: step["working_dir"]?.stringValue,
                standardInput: step["stdin"]?.stringValue.map(ExecInput.text) ?? .empty,
                combinesError: step["combine_stderr"]?.boolValue == true)
            let output = try await process.waitForOutput()
            return ["stdout": .string(output.text), "stderr": output.errorText.map(PlainValue.string) ?? ""]
        },
    ]

    static let containerFileSteps: [String: Action] = [
        "push": { probe, step in
            try await container(probe, step).push(
                try step.text("text"), to: try step.text("path"),
                makeDirectories: step["make_dirs"]?.boolValue == true,
                permissions: step["permissions"]?.stringValue.flatMap { Int($0, radix: 8) })
            return nil
        },
        "pull": { probe, step in
            .string(try await container(probe, step).pull(try step.text("path")).text())
        },
        "exists": { probe, step in .bool(try await container(probe, step).exists(try step.text("path"))) },
        "isdir": { probe, step in .bool(try await container(probe, step).isDirectory(try step.text("path"))) },
        "list_files": { probe, step in
            let files = try await container(probe, step).listFiles(
                try step.text("path"), pattern: step["pattern"]?.stringValue,
                itself: step["itself"]?.boolValue == true)
            return .array(files.sorted { $0.path < $1.path }.map(row))
        },
        "make_dir": { probe, step in
            try await container(probe, step).makeDirectory(
                try step.text("path"), makeParents: step["make_parents"]?.boolValue == true)
            return nil
        },
        "remove_path": { probe, step in
            try await container(probe, step).removePath(
                try step.text("path"), recursive: step["recursive"]?.boolValue == true)
            return nil
        },
    ]

    private static func container(_ probe: HarnessProbe, _ step: Step) throws -> Container {
        try probe.harness.model.unit.container(try step.text("container"))
    }

    private static func execResult(_ value: PlainValue) -> ExecResult {
        if let text = value.stringValue { return ExecResult(output: text) }
        if let code = value.intValue { return ExecResult(exitCode: code) }
        return ExecResult(
            exitCode: value["exit_code"]?.intValue ?? 0, output: value["stdout"]?.stringValue ?? "",
            errors: value["stderr"]?.stringValue ?? "")
    }

    private static func row(_ service: ServiceInfo) -> PlainValue {
        ["startup": .string(service.startup.rawValue), "current": .string(service.status.rawValue)]
    }

    private static func row(_ file: FileInfo) -> PlainValue {
        [
            "path": .string(file.path), "name": .string(file.name), "type": .string(file.type.rawValue),
            "size": file.size.map(PlainValue.int) ?? nil,
            "permissions": .string("0o" + String(file.permissions, radix: 8)),
            "user": file.user.map(PlainValue.string) ?? nil, "group": file.group.map(PlainValue.string) ?? nil,
        ]
    }

    /// The reference's name of an error of Pebble's.
    static func name(of error: PebbleError, in operation: String) -> String {
        switch error.code {
        // The reference's simulated Pebble fails there with an error of Python's own.
        case .api where operation == "add_layer": "UsageError"
        case .timeout: "TimeoutError"
        case .connection: "ConnectionError"
        case .protocolViolation: "ProtocolError"
        case .path: "PathError"
        case .api: "APIError"
        case .change: "ChangeError"
        case .exec: "ExecError"
        default: "UsageError"
        }
    }
}
