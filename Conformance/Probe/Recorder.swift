import Glibc
import Ops
import OrderedCollections
import PlainValues

/// Appends rows to the file that `PROBE_OUT` names.
enum Recorder {
    static func record(_ row: PlainValue) throws {
        let path = try Plan.variable("PROBE_OUT")
        guard let file = fopen(path, "ae") else { throw ProbeFailure("\(path) cannot be written.") }
        defer { fclose(file) }
        fputs(try JSON.write(row, .sorted) + "\n", file)
    }

    /// A value as the rows have it: sets as sorted lists.
    static func plain(_ value: PlainValue) -> PlainValue {
        switch value {
        case .array(let elements), .tuple(let elements): .array(elements.map(plain))
        case .map(let entries): .map(entries.mapValues(plain))
        case .set(let members), .frozenSet(let members): .array(members.map(plain).sorted(by: isBefore))
        default: value
        }
    }

    private static func isBefore(_ left: PlainValue, _ right: PlainValue) -> Bool {
        if let left = left.doubleValue, let right = right.doubleValue { return left < right }
        return (left.stringValue ?? "") < (right.stringValue ?? "")
    }

    /// Steps that the reference refuses as if Juju did.
    private static let refusals: [String: OpsError.Code] = [
        "pod.set_spec": .notAllowed, "storage.request": .notDeclared, "container.get": .notDeclared,
        "metrics.add": .invalidArgument,
    ]

    /// The reference's name of an error.
    static func name(of error: any Error, in operation: String) -> String {
        switch error {
        case is NotText: "RelationDataTypeError"
        case is NoNumber: "ModelError"
        case let error as OpsError where refusals[operation] == error.code: "ModelError"
        case let error as OpsError where error.code == .tooManyRelatedApps: "TooManyRelatedAppsError"
        case let error as OpsError where error.code == .relationDataAccess: "RelationDataAccessError"
        case is InvalidStatus: "InvalidStatusError"
        case let error as OpsError where error.code == .hookCommandFailed: "ModelError"
        case let error as OpsError where error.code == .relationNotFound: "RelationNotFoundError"
        case let error as OpsError where error.code == .secretNotFound: "SecretNotFoundError"
        default: "UsageError"
        }
    }
}

/// The plan names a status that only Juju sets, which no charm in Swift could write.
struct InvalidStatus: Error {}

/// The plan writes something else than text to a databag.
struct NotText: Error {}

/// The plan has a metric that is no number.
struct NoNumber: Error {}

/// The plan does what does not compile in Swift.
struct ImpossibleInSwift: Error {}
