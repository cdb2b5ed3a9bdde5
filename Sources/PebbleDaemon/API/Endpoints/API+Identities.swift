// Identities: who may do what.

extension API {
    /// What is shown in the place of what is secret.
    private static let secret = ReplyValue.string("*****")

    func identities(_: APIRequest) async throws(APIFailure) -> APIReply {
        let identities = await engine.state.identities
        return .sync(
            .object(
                ReplyValue.sorted(identities).map { name, identity in
                    (
                        name,
                        .fields([
                            "access": .string(identity.access.rawValue),
                            "local": identity.localUserID.map { .fields(["user-id": .int($0)]) },
                            "basic": identity.basicPassword.map { _ in .fields(["password": Self.secret]) },
                            "cert": identity.certificate.map { _ in .fields(["pem": Self.secret]) },
                        ])
                    )
                }))
    }

    func changeIdentities(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        let (action, drafts) = try request.fields { fields throws(RequestFields.Failure) in
            var drafts: [String: IdentityDraft?] = [:]
            for (name, object) in try fields.objectMap("identities") {
                drafts.updateValue(try object.map(IdentityDraft.init), forKey: name)
            }
            return (try fields.text("action") ?? "", drafts)
        }
        try await APIFailure.catching { () async throws(PebbleDaemonError) in
            try await engine.state.changeIdentities(action, drafts)
        }
        return .sync(nil)
    }
}

extension IdentityDraft {
    /// Reads what a request or a file says about an identity.
    init(_ fields: RequestFields) throws(RequestFields.Failure) {
        self.init(access: try fields.text("access"))
        if let local = try fields.object("local") { self.local = .init(userID: try local.number("user-id")) }
        if let basic = try fields.object("basic") { self.basic = .init(password: try basic.text("password")) }
        if let cert = try fields.object("cert") { self.cert = .init(pem: try cert.text("pem")) }
    }
}
