import Ops

extension OpsError.Code {
    /// The code's name, as a charm's author writes it.
    var name: String {
        switch self {
        case .hookCommandFailed: "hookCommandFailed"
        case .relationNotFound: "relationNotFound"
        case .tooManyRelatedApps: "tooManyRelatedApps"
        case .relationDataAccess: "relationDataAccess"
        case .secretNotFound: "secretNotFound"
        case .notAllowed: "notAllowed"
        case .notDeclared: "notDeclared"
        case .invalidArgument: "invalidArgument"
        case .invalidValue: "invalidValue"
        default: "another code"
        }
    }
}
