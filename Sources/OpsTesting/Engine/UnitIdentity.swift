import HookTools
import Ops

/// Who the unit under test is, and what runs it.
struct UnitIdentity: Sendable {
    /// The application's name.
    var application: String
    /// The unit's number.
    var number: Int
    /// The version of the Juju agent.
    var jujuVersion: JujuVersion
    var machine: String?
    var availabilityZone: String?
    var principalUnit: String?
    /// Whether the operator trusts the application with the cloud.
    var isTrusted: Bool

    init(
        application: String, number: Int = 0, jujuVersion: JujuVersion, machine: String? = "0",
        availabilityZone: String? = nil, principalUnit: String? = nil, isTrusted: Bool = false
    ) {
        self.application = application
        self.number = number
        self.jujuVersion = jujuVersion
        self.machine = machine
        self.availabilityZone = availabilityZone
        self.principalUnit = principalUnit
        self.isTrusted = isTrusted
    }

    /// The unit's name.
    var unit: String { "\(application)/\(number)" }

    /// Whose hook commands the unit has.
    var profile: JujuProfile {
        switch jujuVersion.major {
        case ...2: .v2_9
        case 3: .v3_6
        default: .v4_0
        }
    }
}
