import HookTools
import Ops

/// Who the unit under test is, and what runs it.
final class UnitIdentity: Sendable {
    /// The application's name.
    let application: String
    /// The unit's number.
    let number: Int
    /// The unit's name.
    let unit: String
    /// The version of the Juju agent.
    let jujuVersion: JujuVersion
    let machine: String?
    let availabilityZone: String?
    let principalUnit: String?
    /// Whether the operator trusts the application with the cloud, to begin with.
    let isTrusted: Bool

    init(
        application: String, number: Int = 0, jujuVersion: JujuVersion, machine: String? = "0",
        availabilityZone: String? = nil, principalUnit: String? = nil, isTrusted: Bool = false
    ) {
        self.application = application
        self.number = number
        unit = "\(application)/\(number)"
        self.jujuVersion = jujuVersion
        self.machine = machine
        self.availabilityZone = availabilityZone
        self.principalUnit = principalUnit
        self.isTrusted = isTrusted
    }

    /// Whose hook commands the unit has.
    var profile: JujuProfile {
        switch jujuVersion.major {
        case ...2: .v2_9
        case 3: .v3_6
        default: .v4_0
        }
    }
}
