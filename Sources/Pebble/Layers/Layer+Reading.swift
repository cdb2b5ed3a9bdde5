public import PlainValues
import YAML

extension Layer {
    /// Reads a layer's YAML.
    ///
    /// What it says is taken as it is: a wrong word is for Pebble to refuse. As with `ops`, sections and keys that are not
    /// known are left out, but for those within `http`, `tcp` and `exec` of a check, which are kept. To have Pebble
    /// see the very text, add it with `addLayer` instead of a layer.
    ///
    /// - Parameter yaml: The text; an empty one is an empty layer.
    /// - Throws: ``PebbleError`` with ``PebbleError/Code/invalidArgument`` when the text is no YAML, or a value is of
    ///   another type than its key asks for.
    public init(yaml: String) throws(PebbleError) {
        try self.init(plainValue: try Self.document(yaml, source: "the layer"))
    }

    /// Reads a layer from plain values, as YAML or JSON gives them.
    ///
    /// - Parameter plainValue: A map of sections; null is an empty layer. What is not known is treated as in
    ///   ``init(yaml:)``.
    /// - Throws: ``PebbleError`` with ``PebbleError/Code/invalidArgument`` when a value is of another type than its key
    ///   asks for.
    public init(plainValue: PlainValue) throws(PebbleError) {
        let fields = try LayerFields(document: plainValue, named: "The layer")
        self.init(
            summary: try fields.text("summary"),
            description: try fields.text("description"),
            services: try fields.children("services", Service.init),
            checks: try fields.children("checks", Check.init),
            logTargets: try fields.children("log-targets", LogTarget.init),
            workloads: try fields.children("workloads", Workload.init),
            pairing: try fields.fields("pairing")?.value("mode", as: Pairing.self))
    }

    static func document(_ yaml: String, source: String) throws(PebbleError) -> PlainValue {
        do {
            return try YAML.load(yaml, source: source)
        } catch {
            throw PebbleError(.invalidArgument, error.description, cause: error)
        }
    }
}

extension Plan {
    /// Reads a plan's YAML, as Pebble writes it.
    ///
    /// - Parameter yaml: The text; an empty one is an empty plan.
    /// - Throws: ``PebbleError`` with ``PebbleError/Code/invalidArgument`` when the text is no YAML, or a value is of
    ///   another type than its key asks for.
    public init(yaml: String) throws(PebbleError) {
        try self.init(plainValue: try Layer.document(yaml, source: "the plan"))
    }

    /// Reads a plan from plain values.
    ///
    /// - Parameter plainValue: A map of sections; null is an empty plan. What is not known is left out.
    /// - Throws: ``PebbleError`` with ``PebbleError/Code/invalidArgument`` when a value is of another type than its key
    ///   asks for.
    public init(plainValue: PlainValue) throws(PebbleError) {
        let layer = try Layer(plainValue: plainValue)
        self.init(
            services: layer.services, checks: layer.checks, logTargets: layer.logTargets, workloads: layer.workloads,
            pairing: layer.pairing)
    }
}

extension Layer.Service {
    init(_ fields: LayerFields) throws(PebbleError) {
        self.init(
            override: try fields.value("override", as: Layer.Override.self),
            command: try fields.text("command"),
            summary: try fields.text("summary"),
            description: try fields.text("description"),
            startup: try fields.value("startup", as: ServiceStartup.self),
            environment: try fields.textsByKey("environment"),
            after: try fields.texts("after"),
            before: try fields.texts("before"),
            requires: try fields.texts("requires"),
            workload: try fields.text("workload"),
            user: try fields.text("user"),
            userID: try fields.int("user-id"),
            group: try fields.text("group"),
            groupID: try fields.int("group-id"),
            workingDirectory: try fields.text("working-dir"),
            onSuccess: try fields.value("on-success", as: Action.self),
            onFailure: try fields.value("on-failure", as: Action.self),
            onCheckFailure: try fields.textsByKey("on-check-failure").mapValues(Action.init),
            backoffDelay: try fields.interval("backoff-delay"),
            backoffFactor: try fields.double("backoff-factor"),
            backoffLimit: try fields.interval("backoff-limit"),
            killDelay: try fields.interval("kill-delay"))
    }
}

extension Layer.Check {
    init(_ fields: LayerFields) throws(PebbleError) {
        self.init(
            override: try fields.value("override", as: Layer.Override.self),
            level: try fields.value("level", as: CheckLevel.self),
            startup: try fields.value("startup", as: CheckStartup.self),
            period: try fields.interval("period"),
            timeout: try fields.interval("timeout"),
            threshold: try fields.int("threshold"),
            http: try fields.fields("http").map(HTTP.init),
            tcp: try fields.fields("tcp").map(TCP.init),
            exec: try fields.fields("exec").map(Exec.init))
    }
}

extension Layer.Check.HTTP {
    init(_ fields: LayerFields) throws(PebbleError) {
        self.init(url: try fields.text("url"), headers: try fields.textsByKey("headers"))
        others = try fields.others(than: ["url", "headers"])
    }
}

extension Layer.Check.TCP {
    init(_ fields: LayerFields) throws(PebbleError) {
        self.init(port: try fields.int("port"), host: try fields.text("host"))
        others = try fields.others(than: ["port", "host"])
    }
}

extension Layer.Check.Exec {
    init(_ fields: LayerFields) throws(PebbleError) {
        self.init(
            command: try fields.text("command"),
            serviceContext: try fields.text("service-context"),
            environment: try fields.textsByKey("environment"),
            user: try fields.text("user"),
            userID: try fields.int("user-id"),
            group: try fields.text("group"),
            groupID: try fields.int("group-id"),
            workingDirectory: try fields.text("working-dir"))
        others = try fields.others(than: [
            "command", "service-context", "environment", "user", "user-id", "group", "group-id", "working-dir",
        ])
    }
}

extension Layer.LogTarget {
    init(_ fields: LayerFields) throws(PebbleError) {
        self.init(
            override: try fields.value("override", as: Layer.Override.self),
            kind: try fields.value("type", as: Kind.self),
            location: try fields.text("location"),
            services: try fields.texts("services"),
            labels: try fields.textsByKey("labels"))
    }
}

extension Layer.Workload {
    init(_ fields: LayerFields) throws(PebbleError) {
        self.init(
            override: try fields.value("override", as: Layer.Override.self),
            environment: try fields.textsByKey("environment"),
            user: try fields.text("user"),
            userID: try fields.int("user-id"),
            group: try fields.text("group"),
            groupID: try fields.int("group-id"))
    }
}
