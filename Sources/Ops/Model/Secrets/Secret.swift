public import HookCommands

/// A secret of the model: one that this unit or its application owns, or one that was granted to them.
///
/// Get one from ``Model/secret(id:)``, from the `secret` of an event, or make one with `addSecret` of ``Unit`` and
/// ``Application``. Nothing prints its content: neither this type, nor `SecretContent`, nor an error.
///
/// ```swift
/// let secret = try unit.addSecret(["password": password], label: "admin", rotate: .monthly)
/// let current = try model.secret(label: "admin").content["password"]
/// ```
///
/// It is `ops.Secret`.
public final class Secret {
    /// Where the secret is found, as in `secret://<model>/<id>`; `nil` when it was found by its label alone.
    ///
    /// Give it to others, over relation data, as it is. A change to a secret that was found by its label asks for its ID.
    public private(set) var id: String?
    /// The label under which this unit or application knows the secret; `nil` when it was found by its ID alone.
    public let label: String?

    let backend: ModelBackend
    private var trackedContent: SecretContent?

    init(backend: ModelBackend, id: String?, label: String?, content: SecretContent? = nil) throws(OpsError) {
        guard !(id ?? "").isEmpty || !(label ?? "").isEmpty else {
            throw OpsError(.invalidArgument, "A secret has neither an ID nor a label to be found by; give one of them.")
        }
        self.backend = backend
        self.id = id.map { SecretID.canonical($0, modelUUID: backend.context.modelUUID) }
        self.label = label
        trackedContent = content
    }

    /// What is unique in the ID, without the model; `nil` when the secret was found by its label alone.
    public var uniqueIdentifier: String? { id.map(SecretID.unique(in:)) }

    /// The content of the revision that the unit tracks.
    ///
    /// It is read once and kept, also after ``setContent(_:)``: until ``refresh()`` the unit goes on with what it has.
    ///
    /// - Throws: ``OpsError`` with ``OpsError/Code/secretNotFound``, or with ``OpsError/Code/hookCommandFailed`` when the
    ///   unit may not read it: which of the two comes for a secret that was not granted depends on Juju's version.
    public var content: SecretContent {
        get throws(OpsError) {
            if let trackedContent { return trackedContent }
            return try read(.tracked)
        }
    }

    /// Has the unit track the newest revision from now on.
    ///
    /// - Returns: That revision's content, which ``content`` is as well now.
    /// - Throws: ``OpsError``, as for ``content``.
    @discardableResult
    public func refresh() throws(OpsError) -> SecretContent { try read(.refresh) }

    /// The content of the newest revision, just this once: which one the unit tracks does not change.
    ///
    /// - Returns: The content. It is not kept: each call asks Juju.
    /// - Throws: ``OpsError``, as for ``content``.
    public func peek() throws(OpsError) -> SecretContent { try get(.peek) }

    /// What its owner knows about the secret.
    ///
    /// - Returns: What is known. It is not kept: each call asks Juju.
    /// - Throws: ``OpsError`` with ``OpsError/Code/secretNotFound``, or with ``OpsError/Code/hookCommandFailed`` when this
    ///   unit does not manage the secret.
    public func info() throws(OpsError) -> Info { try backend.secretInfo(id: id, label: label) }

    /// The ID, which is asked for once when the secret was found by its label.
    func locate() throws(OpsError) -> String {
        if let id { return id }
        let found = try info().id
        id = found
        return found
    }

    private func read(_ revision: SecretRevisionChoice) throws(OpsError) -> SecretContent {
        let content = try get(revision)
        trackedContent = content
        return content
    }

    private func get(_ revision: SecretRevisionChoice) throws(OpsError) -> SecretContent {
        try backend.secretContent(id: id, label: label, revision: revision)
    }
}

extension Secret: CustomStringConvertible, CustomReflectable {
    /// The ID and the label, as far as they are known.
    public var description: String {
        ["Secret", id, label.map { "(\($0))" }].compactMap { $0 }.joined(separator: " ")
    }
    /// A mirror of the ID and the label alone.
    public var customMirror: Mirror { Mirror(self, children: ["id": id as Any, "label": label as Any]) }
}
