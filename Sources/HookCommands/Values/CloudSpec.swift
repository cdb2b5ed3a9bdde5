/// The cloud on which the model runs, as `credential-get` tells it to a trusted application.
public struct CloudSpec: Hashable, Sendable {
    /// The cloud's type, such as `lxd` or `ec2`.
    public let type: String
    /// The cloud's name in Juju.
    public let name: String
    /// The region, if the cloud has any.
    public let region: String?
    /// The address of the cloud's API, if it has one.
    public let endpoint: String?
    /// The address of the cloud's identity service, if it has one.
    public let identityEndpoint: String?
    /// The address of the cloud's storage service, if it has one.
    public let storageEndpoint: String?
    /// The credential, if Juju has one.
    public let credential: CloudCredential?
    /// The certificates of the authorities that the cloud's API is checked with, in PEM.
    public let caCertificates: [String]
    /// Whether the certificate of the cloud's API is not to be checked.
    public let skipTLSVerify: Bool
    /// Whether the controller runs on this cloud as well.
    public let isControllerCloud: Bool

    init(_ answer: Answer) throws(HookCommandError) {
        type = try answer.required("type").text()
        name = try answer.required("name").text()
        region = try answer.filledText("region")
        endpoint = try answer.filledText("endpoint")
        identityEndpoint = try answer.filledText("identity-endpoint")
        storageEndpoint = try answer.filledText("storage-endpoint")
        if let credential = try answer.optional("credential") {
            self.credential = try CloudCredential(credential)
        } else {
            credential = nil
        }
        caCertificates = try answer.optional("cacertificates")?.texts() ?? []
        skipTLSVerify = try answer.optional("skip-tls-verify")?.truth() ?? false
        isControllerCloud = try answer.optional("is-controller-cloud")?.truth() ?? false
    }
}
