public import HookCommands
public import PlainValues

extension Secret {
    /// What its owner knows about a secret (`ops.SecretInfo`).
    public struct Info: Hashable, Sendable {
        /// Where the secret is found, as in `secret://<model>/<id>`.
        public let id: String
        /// The owner's label; empty when there is none.
        public let label: String
        /// What the secret is for; empty when nothing was said.
        public let description: String
        /// The number of the newest revision.
        public let revision: Int
        /// When the newest revision expires; `nil` for never.
        public let expires: Timestamp?
        /// How often the owner is asked for a new revision; `nil` when Juju does not tell.
        public let rotation: SecretRotation?
        /// When the owner is next asked for a new revision; `nil` for never.
        public let rotates: Timestamp?

        init(_ info: SecretInfo, modelUUID: String) throws(OpsError) {
            id = SecretID.canonical(info.id, modelUUID: modelUUID)
            label = info.label
            description = info.description
            revision = info.revision
            expires = try Self.timestamp(info.expiry)
            rotation = info.rotation
            rotates = try Self.timestamp(info.rotates)
        }

        private static func timestamp(_ text: String?) throws(OpsError) -> Timestamp? {
            guard let text else { return nil }
            do {
                return try Timestamp(text)
            } catch {
                throw OpsError(.invalidValue, "secret-info-get answered with a malformed time: \(error)", cause: error)
            }
        }
    }
}
