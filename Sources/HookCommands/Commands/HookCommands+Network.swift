extension HookCommands {
    /// Tells the addresses of a binding.
    ///
    /// - Parameters:
    ///   - binding: An endpoint, an extra binding, or `juju-info`.
    ///   - relation: The relation for which the addresses are to be, if they are to be for one.
    /// - Returns: The addresses.
    /// - Throws: ``HookCommandError``, with ``HookCommandError/Code/relationNotFound``.
    public func networkGet(_ binding: String, relation: RelationID? = nil) throws(HookCommandError) -> NetworkInfo {
        var command = HookCommand("network-get", ["--format=json"])
        command.add("-r", (relation?.number).map { "\($0)" })
        try command.add(operand: binding)
        return try NetworkInfo(ask(command))
    }

    /// Opens a port when the dispatch has succeeded.
    ///
    /// One that is open already is no error.
    ///
    /// - Parameters:
    ///   - port: The port or range.
    ///   - endpoints: The endpoints for which to open it; none stands for all.
    /// - Throws: ``HookCommandError``.
    public func openPort(_ port: PortRange, endpoints: [String] = []) throws(HookCommandError) {
        try run(Self.portCommand("open-port", port, endpoints))
    }

    /// Closes a port when the dispatch has succeeded.
    ///
    /// One that is not open is no error.
    ///
    /// - Parameters:
    ///   - port: The port or range.
    ///   - endpoints: The endpoints for which to close it; none stands for all.
    /// - Throws: ``HookCommandError``.
    public func closePort(_ port: PortRange, endpoints: [String] = []) throws(HookCommandError) {
        try run(Self.portCommand("close-port", port, endpoints))
    }

    private static func portCommand(
        _ name: String, _ port: PortRange, _ endpoints: [String]
    ) throws(HookCommandError) -> HookCommand {
        var command = HookCommand(name)
        command.add("--endpoints", endpoints.isEmpty ? nil : endpoints.joined(separator: ","))
        try command.add(operand: port.description)
        return command
    }

    /// Lists the ports that the unit has opened.
    ///
    /// - Parameter withEndpoints: Whether to tell the endpoints for which each is open.
    /// - Returns: The ports. Whether those opened in this dispatch are among them depends on Juju's version.
    /// - Throws: ``HookCommandError``.
    public func openedPorts(withEndpoints: Bool = false) throws(HookCommandError) -> [OpenedPort] {
        var command = HookCommand("opened-ports")
        command.add(flag: "--endpoints", if: withEndpoints)
        command.add(flag: "--format=json", if: true)
        var ports: [OpenedPort] = []
        for element in try ask(command).elements() {
            ports.append(try OpenedPort(element, withEndpoints: withEndpoints))
        }
        return ports
    }

    /// Tells an address of the unit.
    ///
    /// Prefer ``networkGet(_:relation:)``, which knows bindings.
    ///
    /// - Parameter address: Which address.
    /// - Returns: The address, or a host name.
    /// - Throws: ``HookCommandError``.
    public func unitGet(_ address: UnitAddress) throws(HookCommandError) -> String {
        try ask(HookCommand("unit-get", ["--format=json", address.rawValue])).text()
    }
}
