/// A storage instance that is attached to the unit.
package struct StorageSnapshot: Hashable, Sendable {
    /// Its id, such as `data/0`.
    package var id: String
    /// `filesystem` or `block`.
    package var kind: String
    /// Where it is: a mount point or a device.
    package var location: String

    package init(id: String, kind: String = "filesystem", location: String) {
        self.id = id
        self.kind = kind
        self.location = location
    }

    /// The storage's name in the charm's metadata: the id without its number.
    package var name: String { String(id.prefix { $0 != "/" }) }
}
