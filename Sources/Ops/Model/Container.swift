import OrderedCollections

/// A workload container of this unit, which Pebble runs in (`ops.Container`).
public struct Container: Hashable, Sendable, CustomStringConvertible {
    /// The container's name, as in the charm's metadata.
    public let name: String

    /// The container's name.
    public var description: String { name }
}

extension Unit {
    /// The containers of this unit, in the order of the charm's metadata.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/notAllowed`` for another unit.
    public var containers: [Container] {
        get throws(OpsError) {
            try requireThisUnit("its containers")
            return backend.metadata.containers.keys.map { Container(name: $0) }
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
        return Container(name: name)
    }
}
