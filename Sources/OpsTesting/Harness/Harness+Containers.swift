import Ops
public import Pebble

extension Harness {
    // MARK: Containers

    /// Sets whether a container's Pebble answers.
    ///
    /// - Parameters:
    ///   - name: The container's name, as in the charm's metadata.
    ///   - canConnect: Whether it answers.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notDeclared`` for a container that the charm does not declare.
    public func setCanConnect(_ name: String, _ canConnect: Bool) throws(TestingError) {
        try pebble(name).with { $0.canConnect = canConnect }
    }

    /// Has a container's Pebble answer from now on, and tells the charm; nothing is done before ``begin()``.
    ///
    /// - Parameter name: The container's name, as in the charm's metadata.
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/notDeclared`` for a container that the
    ///   charm does not declare.
    public func containerPebbleReady(_ name: String) throws {
        guard hasBegun else { return }
        try setCanConnect(name, true)
        try tell(workloadEvent("pebble-ready", name))
    }

    /// The plan of a container's Pebble: all layers laid over each other.
    ///
    /// - Parameter name: The container's name, as in the charm's metadata.
    /// - Returns: The plan, whether Pebble answers or not.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notDeclared`` for a container that the charm does not declare.
    public func containerPlan(_ name: String) throws(TestingError) -> Plan {
        try pebble(name).with { $0.plan }
    }

    /// How a service of a container is.
    ///
    /// - Parameters:
    ///   - service: The service's name.
    ///   - name: The container's name, as in the charm's metadata.
    /// - Returns: The service, whether Pebble answers or not; `nil` when the plan has none of the name.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notDeclared`` for a container that the charm does not declare.
    public func service(_ service: String, in name: String) throws(TestingError) -> ServiceInfo? {
        try pebble(name).with { $0.service(service) }
    }

    /// The folder of this machine that stands for a container's root.
    ///
    /// What a test puts there the charm finds in the container, and what the charm writes is found there. It is there until
    /// the harness is gone. Storages that are mounted in the container are links in it. Who a file of the container belongs
    /// to is only noted: in this folder it belongs to the user who runs the test.
    ///
    /// - Parameter name: The container's name, as in the charm's metadata.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notDeclared`` for a container that the charm does not declare.
    public func filesystemRoot(_ name: String) throws(TestingError) -> String {
        let files = try pebble(name).files
        simulation.mountStorages()
        return files.root
    }

    // MARK: Parts

    /// The simulated Pebble of a container.
    func pebble(_ name: String) throws(TestingError) -> FakePebble {
        guard simulation.metadata.containers[name] != nil else {
            throw TestingError(
                .notDeclared,
                "The charm declares no container '\(name)'; it has \(Self.list(simulation.metadata.containers.keys)).")
        }
        return simulation.pebble(name)
    }

    func workloadEvent(_ what: String, _ container: String) -> JujuEvent {
        var event = JujuEvent("\(container)-\(what)")
        event.workload = JujuEvent.Workload(container: container)
        return event
    }
}
