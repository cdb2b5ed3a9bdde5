import PlainValues

/// Who may do what, as an identity that was given to the daemon says.
package struct IdentityRecord: Hashable, Sendable {
    /// What an identity may do.
    package enum Access: String, Hashable, Sendable, CaseIterable {
        case admin, read, metrics, untrusted
    }

    /// What it may do.
    package var access: Access
    /// The user id of who connects to the socket, if that tells who it is.
    package var localUserID: Int?
    /// The hash (sha512-crypt) of the password that tells who it is, if one does.
    package var basicPassword: String?
    /// The certificate (PEM) that tells who it is, if one does.
    package var certificate: String?

    /// Checks what a request says about an identity.
    ///
    /// - Throws: ``PebbleDaemonError`` with the words that come after `invalid identity for "NAME": `.
    package init(_ draft: IdentityDraft) throws(PebbleDaemonError) {
        let words = "\"admin\", \"read\", \"metrics\", or \"untrusted\""
        guard let access = draft.access, !access.isEmpty else {
            throw PebbleDaemonError(.badRequest, "access value must be specified (\(words))")
        }
        guard let known = Access(rawValue: access) else {
            throw PebbleDaemonError(.badRequest, "invalid access value \(GoText.quoted(access)), must be \(words)")
        }
        self.access = known
        guard draft.local != nil || draft.basic != nil || draft.cert != nil else {
            throw PebbleDaemonError(
                .badRequest, "identity must have at least one type (\"local\", \"basic\", or \"cert\")")
        }
        if let local = draft.local {
            guard let userID = local.userID else {
                throw PebbleDaemonError(.badRequest, "local identity must specify user-id")
            }
            localUserID = userID
        }
        if let basic = draft.basic {
            guard let password = basic.password, !password.isEmpty else {
                throw PebbleDaemonError(.badRequest, "basic identity must specify password (hashed)")
            }
            basicPassword = password
        }
        if let cert = draft.cert {
            guard let pem = cert.pem, pem.contains("-----BEGIN CERTIFICATE-----") else {
                throw PebbleDaemonError(.badRequest, "cert identity must include a PEM-encoded certificate")
            }
            certificate = pem
        }
    }

    init(access: Access, localUserID: Int?, basicPassword: String?, certificate: String?) {
        self.access = access
        self.localUserID = localUserID
        self.basicPassword = basicPassword
        self.certificate = certificate
    }
}
