// Finding secrets.

extension Model {
    /// Finds a secret by its ID, and reads its content.
    ///
    /// - Parameter id: The ID: as it came over a relation, or bare for one of this model.
    /// - Returns: The secret, with the revision that the unit tracks as its content.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidArgument`` for an empty ID, with
    ///   ``OpsError/Code/secretNotFound``, or with ``OpsError/Code/hookCommandFailed`` when the unit may not read it.
    public func secret(id: String) throws(OpsError) -> Secret { try backend.secret(id: id, label: nil) }

    /// Finds a secret by its label, and reads its content.
    ///
    /// - Parameter label: The label that this unit or application gave it.
    /// - Returns: The secret, with the revision that the unit tracks as its content.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidArgument`` for an empty label, with
    ///   ``OpsError/Code/secretNotFound``, or with ``OpsError/Code/hookCommandFailed`` when the unit may not read it.
    public func secret(label: String) throws(OpsError) -> Secret { try backend.secret(id: nil, label: label) }

    /// Finds a secret by its ID, labels it for this unit, and reads its content.
    ///
    /// Its owner gives a secret its label when making it; who only reads it, does so here.
    ///
    /// - Parameters:
    ///   - id: The ID: as it came over a relation, or bare for one of this model.
    ///   - label: The label under which it is to be found from now on, and which its events carry.
    /// - Returns: The secret, with the revision that the unit tracks as its content.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidArgument`` when both are empty, with
    ///   ``OpsError/Code/secretNotFound``, or with ``OpsError/Code/hookCommandFailed`` when the unit may not read it.
    public func secret(id: String, label: String) throws(OpsError) -> Secret {
        try backend.secret(id: id, label: label)
    }
}
