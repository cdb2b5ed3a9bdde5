/// One status of a model, an application, a unit or a machine, as `juju status` shows it.
package struct StatusInfo: Codable, Hashable, Sendable {
    package var current: String
    package var message: String?
    package var since: String?
    package var version: String?

    package init(current: String, message: String? = nil, since: String? = nil, version: String? = nil) {
        self.current = current
        self.message = message
        self.since = since
        self.version = version
    }
}
