public import OrderedCollections

extension Unit {
    /// The containers of this unit by name, in the order of the charm's metadata.
    ///
    /// Whether they run is not asked.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/notAllowed`` for another unit.
    public var containers: OrderedDictionary<String, Container> {
        get throws(OpsError) {
            try requireThisUnit("its containers")
            var containers: OrderedDictionary<String, Container> = [:]
            for name in backend.metadata.containers.keys { containers[name] = backend.container(name) }
            return containers
        }
    }

    /// A container of this unit.
    ///
    /// - Parameter name: The container's name, as in the charm's metadata.
    /// - Returns: The container. Whether it runs is not asked.
    /// - Throws: ``OpsError`` with ``OpsError/Code/notDeclared`` for a container that the charm does not declare, with
    ///   ``OpsError/Code/notAllowed`` for another unit.
    public func container(_ name: String) throws(OpsError) -> Container {
        try requireThisUnit("its containers")
        try EventDeclaration.container(name).check(in: backend.metadata)
        return backend.container(name)
    }
}

extension ModelBackend {
    /// A container, always with the same client.
    fileprivate func container(_ name: String) -> Container {
        if let container = answers.containers[name] { return container }
        let container = Container(name: name, context: context, logger: logger, pebble: pebble?(name))
        answers.containers[name] = container
        return container
    }
}
