/// One thing that the charm does when an event comes, as a test tells it.
///
/// What comes of a step is noted, and so is the error that the charm gets; then the next step follows.
enum Step: Codable {
    /// Whose databag of a relation is meant.
    enum Owner: Codable {
        case unit, app, remoteApp
        case remoteUnit(Int)
    }

    /// Who is to own a secret.
    enum SecretOwner: String, Codable { case unit, app }

    /// How a secret is found.
    enum SecretName: Codable {
        case id(String)
        case label(String)
        /// By its id, to which the charm gives a label.
        case labelled(String, label: String)
    }

    /// How a secret is read.
    enum Reading: String, Codable { case content, peek, refresh }

    // Relations, by their endpoint.
    case read(String, of: Owner, key: String)
    case write(String, of: Owner, key: String, value: String)
    case remoteUnits(String)
    case isListed(String)

    // The unit and its application.
    case isLeader, plannedUnits, unitStatus, appStatus, openedPorts
    case setUnitStatus(String, String)
    case setAppStatus(String, String)
    case setWorkloadVersion(String)
    case addStatus(String, String)
    case openPort(Int), closePort(Int)
    case config(String)
    case log(String)

    // Secrets.
    case addSecret(SecretOwner, [String: String], label: String?)
    case readSecret(SecretName, Reading = .content)
    case readSecretTwice(SecretName)
    case setSecret(SecretName, [String: String])
    case grantSecret(SecretName, endpoint: String)
    case revokeSecret(SecretName, endpoint: String)
    case describeSecret(SecretName, label: String, text: String)
    case secretInfo(SecretName)
    case removeRevision(SecretName, Int)
    case removeSecret(SecretName)

    // Storage.
    case storages, storageFolder, requestStorage(String, Int)

    // What the charm keeps.
    case count, countInMemory

    // Actions.
    case parameter(String), setResult(String, String), setNestedResult, logAction(String), failAction(String)

    // The event itself.
    case emit(String), putOff, putOffFor(tries: Int), crash
}
