public import HookCommands
public import PlainValues
import Synchronization

extension State {
    /// A secret that the unit owns, or may have heard of.
    public struct Secret: Sendable, Hashable {
        /// Who owns a secret, seen from the unit.
        public enum Owner: Sendable, Hashable {
            /// The unit itself.
            case unit
            /// The unit's application.
            case application
            /// Another application or unit; `nil` for the model's user.
            case other(String?)
        }

        /// The id: 20 letters and digits, without the `secret:`.
        public var id: String
        /// Who owns it.
        public var owner: Owner
        /// The contents by revision.
        public var revisions: [Int: [String: String]]
        /// The newest revision, kept after it was removed.
        public var latestRevision: Int
        /// The revision that the unit reads, once it has read the secret.
        public var trackedRevision: Int?
        /// The label: the owner's for a secret of the unit or its application, else that which the unit gave it.
        public var label: String?
        /// The owner's description.
        public var description: String?
        /// How often the owner is asked to rotate it.
        public var rotation: SecretRotation
        /// When it expires.
        public var expiry: Timestamp?
        /// Whether another's secret was granted to the unit, by relation: what the unit may read.
        public var isGranted: Bool
        /// Who may read a secret of the unit or its application, by relation.
        public var grants: [Int: Set<String>]

        /// Makes a secret of one revision.
        ///
        /// - Parameters:
        ///   - content: The content, by key.
        ///   - id: The id; one that no other secret of this process has when it is not given.
        ///   - owner: Who owns it.
        ///   - trackedRevision: The revision that the unit reads, once it has read the secret.
        ///   - label: The owner's label, or that which the unit gave another's secret.
        ///   - description: The owner's description.
        ///   - rotation: How often the owner is asked to rotate it.
        ///   - expiry: When it expires.
        ///   - isGranted: Whether another's secret was granted to the unit.
        ///   - grants: Who may read a secret of the unit or its application, by relation.
        public init(
            _ content: [String: String], id: String? = nil, owner: Owner = .other(nil), trackedRevision: Int? = nil,
            label: String? = nil, description: String? = nil, rotation: SecretRotation = .never,
            expiry: Timestamp? = nil, isGranted: Bool = true, grants: [Int: Set<String>] = [:]
        ) {
            self.init(
                revisions: [1: content], latestRevision: 1, id: id, owner: owner, trackedRevision: trackedRevision,
                label: label, description: description, rotation: rotation, expiry: expiry, isGranted: isGranted,
                grants: grants)
        }

        /// Makes a secret of several revisions.
        ///
        /// - Parameters:
        ///   - revisions: The contents by revision.
        ///   - latestRevision: The newest revision, if it was removed; else the highest of those that are there.
        ///   - id: The id; one that no other secret of this process has when it is not given.
        ///   - owner: Who owns it.
        ///   - trackedRevision: The revision that the unit reads, once it has read the secret.
        ///   - label: The owner's label, or that which the unit gave another's secret.
        ///   - description: The owner's description.
        ///   - rotation: How often the owner is asked to rotate it.
        ///   - expiry: When it expires.
        ///   - isGranted: Whether another's secret was granted to the unit.
        ///   - grants: Who may read a secret of the unit or its application, by relation.
        public init(
            revisions: [Int: [String: String]], latestRevision: Int? = nil, id: String? = nil,
            owner: Owner = .other(nil), trackedRevision: Int? = nil, label: String? = nil, description: String? = nil,
            rotation: SecretRotation = .never, expiry: Timestamp? = nil, isGranted: Bool = true,
            grants: [Int: Set<String>] = [:]
        ) {
            self.id = id ?? Self.newID()
            self.owner = owner
            self.revisions = revisions
            self.latestRevision = latestRevision ?? revisions.keys.max() ?? 0
            self.trackedRevision = trackedRevision
            self.label = label
            self.description = description
            self.rotation = rotation
            self.expiry = expiry
            self.isGranted = isGranted
            self.grants = grants
        }

        private static let lastID = Atomic<Int>(0)

        private static func newID() -> String {
            let number = "\(lastID.wrappingAdd(1, ordering: .relaxed).newValue)"
            return "t" + String(repeating: "0", count: max(0, 19 - number.count)) + number
        }
    }
}
