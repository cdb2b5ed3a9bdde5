import Ops

extension Harness {
    // MARK: Containers

    /// Sets whether a container's Pebble answers.
    ///
    /// - Parameters:
    ///   - name: The container's name, as in the charm's metadata.
    ///   - canConnect: Whether it answers.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notDeclared`` for a container that the charm does not declare.
    public func setCanConnect(_ name: String, _ canConnect: Bool) throws(TestingError) {
        try requireContainer(name)
        if let index = simulation.state.containers.firstIndex(where: { $0.name == name }) {
            simulation.state.containers[index].canConnect = canConnect
        } else {
            simulation.state.containers.append(State.Container(name, canConnect: canConnect))
        }
    }

    /// Has a container's Pebble answer from now on, and tells the charm; nothing is done before ``begin()``.
    ///
    /// - Parameter name: The container's name, as in the charm's metadata.
    /// - Throws: What a handler throws; ``TestingError`` with ``TestingError/Code/notDeclared`` for a container that the
    ///   charm does not declare.
    public func containerPebbleReady(_ name: String) throws {
        guard hasBegun else { return }
        try setCanConnect(name, true)
        var event = JujuEvent("\(name)-pebble-ready")
        event.workload = JujuEvent.Workload(container: name)
        try emit(event)
    }

    private func requireContainer(_ name: String) throws(TestingError) {
        guard simulation.metadata.containers[name] == nil else { return }
        throw TestingError(
            .notDeclared,
            "The charm declares no container '\(name)'; it has \(Self.list(simulation.metadata.containers.keys)).")
    }
}
