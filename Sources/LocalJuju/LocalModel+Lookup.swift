extension LocalModel {
    func application(_ name: String) throws(LocalJujuError) -> ApplicationRecord {
        guard let application = state[application: name] else {
            throw LocalJujuError(.notFound, "application \"\(name)\" not found")
        }
        return application
    }

    func unit(_ name: String) throws(LocalJujuError) -> UnitRecord {
        guard let unit = state[unit: name] else {
            throw LocalJujuError(.notFound, "unit \"\(name)\" not found")
        }
        return unit
    }

    func folders(of unit: UnitRecord) -> UnitFolders { UnitFolders(model: folder, unit: unit) }

    /// Where the files of an application's charm are kept.
    func charmFolder(_ application: String, revision: Int) -> String {
        "\(folder)/charms/\(application)-\(revision)"
    }

    /// The charm that an application should run.
    func charm(of application: ApplicationRecord) throws(LocalJujuError) -> Charm {
        try charm(at: charmFolder(application.name, revision: application.charmRevision))
    }

    func charm(at folder: String) throws(LocalJujuError) -> Charm {
        if let charm = charms[folder] { return charm }
        let charm = try Charm(folder: folder)
        charms[folder] = charm
        return charm
    }

    func status(_ status: String, _ message: String = "") -> StatusRecord {
        StatusRecord(status: status, message: message, since: clock.seconds)
    }

    /// Adds a line of the unit's agent to the model's log.
    func log(_ level: String, _ message: String, unit: UnitRecord, module: String) throws(LocalJujuError) {
        let entry = LogEntry(
            timestamp: clock.logTime, entity: unit.tag, level: level, module: module, message: message)
        try ModelLog.append([entry], to: "\(folder)/\(ModelLog.name)")
    }
}
