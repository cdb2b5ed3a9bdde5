/// Which generation of Juju is imitated: its set of hook tools, their flags and their texts.
package enum JujuProfile: String, CaseIterable, Hashable, Sendable {
    /// Juju 2.9: no secrets.
    case v2_9 = "2.9"
    /// Juju 3.6.
    case v3_6 = "3.6"
    /// Juju 4.0: no leadership settings, no metrics, no payloads.
    case v4_0 = "4.0"
}
