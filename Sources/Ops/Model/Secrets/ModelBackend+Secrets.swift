import HookCommands

// The hook commands of secrets.

extension ModelBackend {
    /// Makes a secret of this unit or its application.
    func addSecret(
        _ content: SecretContent, _ about: SecretChange, owner: SecretOwner
    ) throws(OpsError) -> Secret {
        try content.validate()
        let id = try ask { commands throws(HookCommandError) in
            try commands.secretAdd(
                content, label: about.label, description: about.description, expire: about.expire,
                rotate: about.rotate, owner: owner)
        }
        return try Secret(backend: self, id: id, label: about.label, content: content)
    }

    /// Finds a secret, and reads its content.
    func secret(id: String?, label: String?) throws(OpsError) -> Secret {
        let secret = try Secret(backend: self, id: id, label: label)
        _ = try secret.content
        return secret
    }

    func secretContent(
        id: String?, label: String?, revision: SecretRevisionChoice
    ) throws(OpsError) -> SecretContent {
        try ask { commands throws(HookCommandError) in
            try commands.secretGet(id: id, label: label, revision: revision)
        }
    }

    /// Juju does not take both at once; the ID goes first.
    func secretInfo(id: String?, label: String?) throws(OpsError) -> Secret.Info {
        let info = try ask { commands throws(HookCommandError) in
            if let id { try commands.secretInfoGet(id: id) } else { try commands.secretInfoGet(label: label ?? "") }
        }
        return try Secret.Info(info, modelUUID: context.modelUUID)
    }

    func changeSecret(_ id: String, _ change: SecretChange) throws(OpsError) {
        let change = context.version.keepsEarlierSecretChanges ? change : try completed(change, of: id)
        try ask { commands throws(HookCommandError) in
            try commands.secretSet(
                id: id, content: change.content, label: change.label, description: change.description,
                expire: change.expire, rotate: change.rotate)
        }
    }

    /// A change with all that is to stay as it is, as the newest revision and the owner have it.
    private func completed(_ change: SecretChange, of id: String) throws(OpsError) -> SecretChange {
        var change = change
        if change.content == nil {
            change.content = try secretContent(id: id, label: nil, revision: .peek)
        }
        guard change.label == nil || change.description == nil || change.expire == nil || change.rotate == nil else {
            return change
        }
        let info = try secretInfo(id: id, label: nil)
        // An empty label or description counts as none, as it does to `ops` and to Juju.
        if change.label.isEmptyOrNone { change.label = info.label }
        if change.description.isEmptyOrNone { change.description = info.description.isEmpty ? nil : info.description }
        change.expire = change.expire ?? info.expires?.description
        change.rotate = change.rotate ?? info.rotation
        return change
    }
}

extension String? {
    fileprivate var isEmptyOrNone: Bool { (self ?? "").isEmpty }
}

extension JujuVersion {
    /// Whether one `secret-set` of a dispatch leaves what an earlier one changed, from 3.6 on.
    ///
    /// Until then the last one counts, for content and description alike: all has to be in it.
    fileprivate var keepsEarlierSecretChanges: Bool {
        (major, minor) > (3, 6) || ((major, minor) == (3, 6) && tag.isEmpty)
    }
}
