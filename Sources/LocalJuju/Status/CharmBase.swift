/// The operating system that a charm runs on, such as `ubuntu` `24.04`.
package struct CharmBase: Codable, Hashable, Sendable {
    package var name: String
    package var channel: String
}
