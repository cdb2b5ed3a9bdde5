import Glibc

/// Who a new file or folder belongs to, as a request names them.
struct FileOwner: Sendable {
    private let credential: ProcessLaunch.Credential?

    /// Looks the user and group up, which blocks.
    init(_ account: UserAndGroup) throws(FileFailure) {
        do throws(ProcessFailure) {
            credential = try account.resolved()
        } catch {
            throw FileFailure("cannot look up user and group: \(error.description)")
        }
    }

    /// Gives an open file or folder to them, if anybody was named.
    func take(_ descriptor: Int32, _ path: String) throws(FileFailure) {
        guard let credential else { return }
        guard fchown(descriptor, credential.userID, credential.groupID) == 0 else {
            throw FileFailure(failed: "chown \(path)")
        }
    }
}
