import OrderedCollections

/// A cloud's credential, as `credential-get` tells it.
public struct CloudCredential: Hashable, Sendable {
    /// The kind of credential, such as `certificate` or `access-key`.
    public let authenticationType: String
    /// What the credential consists of; which keys there are depends on the cloud.
    public let attributes: SecretContent
    /// The names of the attributes that Juju left out.
    public let redacted: [String]

    init(_ answer: Answer) throws(HookCommandError) {
        authenticationType = try answer.required("auth-type").text()
        attributes = SecretContent(try answer.optional("attrs")?.textMap() ?? [:])
        redacted = try answer.optional("redacted")?.texts() ?? []
    }
}
