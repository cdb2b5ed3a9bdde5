/// An identity as a request gives it, unchecked.
package struct IdentityDraft: Hashable, Sendable {
    /// The `local` part.
    package struct Local: Hashable, Sendable {
        package var userID: Int?
        package init(userID: Int?) { self.userID = userID }
    }

    /// The `basic` part.
    package struct Basic: Hashable, Sendable {
        package var password: String?
        package init(password: String?) { self.password = password }
    }

    /// The `cert` part.
    package struct Cert: Hashable, Sendable {
        package var pem: String?
        package init(pem: String?) { self.pem = pem }
    }

    package var access: String?
    package var local: Local?
    package var basic: Basic?
    package var cert: Cert?

    package init(access: String?, local: Local? = nil, basic: Basic? = nil, cert: Cert? = nil) {
        self.access = access
        self.local = local
        self.basic = basic
        self.cert = cert
    }
}
