import Glibc
package import OrderedCollections

extension LocalModel {
    /// Deploys a charm.
    ///
    /// - Parameters:
    ///   - path: The charm's folder with its executable, or a `.charm` file. It is copied into the model.
    ///   - application: The application's name; `nil` for the charm's own.
    ///   - units: How many units there will be; `nil` for one, and for none of a subordinate charm, whose units come
    ///     with those of the applications that it is integrated with.
    ///   - config: Options by name, as text.
    ///   - trust: Whether the application may use the cloud's credential.
    ///   - storage: By storage, how many instances each unit gets: `2`, or `pool,1G,2`, of which the number counts.
    ///   - resources: By resource, the file.
    /// - Returns: The application's name.
    /// - Throws: ``LocalJujuError`` when the charm or an argument is not right, in which case nothing changes. A hook that
    ///   fails is not an error: the unit's status says so.
    package func deploy(
        charm path: String, application: String? = nil, units: Int? = nil,
        config: OrderedDictionary<String, String> = [:], trust: Bool = false, storage: [String: String] = [:],
        resources: [String: String] = [:]
    ) throws(LocalJujuError) -> String {
        let staged = try stageCharm(path)
        do {
            return try deploy(
                staged: staged, application: application, units: units, config: config, trust: trust,
                storage: storage, resources: resources)
        } catch {
            try Files.remove(staged)
            throw error
        }
    }

    private func deploy(
        staged: String, application: String?, units: Int?, config: OrderedDictionary<String, String>, trust: Bool,
        storage: [String: String], resources: [String: String]
    ) throws(LocalJujuError) -> String {
        let charm = try Charm(folder: staged)
        let name = application ?? charm.name
        guard Self.isApplicationName(name) else {
            throw LocalJujuError(.invalidArgument, "invalid application name \"\(name)\"")
        }
        guard state[application: name] == nil else {
            throw LocalJujuError(.alreadyExists, "cannot add application \"\(name)\": application already exists")
        }
        guard !charm.isSubordinate || (units ?? 0) == 0 else {
            throw LocalJujuError(.invalidArgument, "cannot use --num-units with a subordinate application")
        }
        let units = units ?? (charm.isSubordinate ? 0 : 1)
        guard (0...1000).contains(units) else {
            throw LocalJujuError(.invalidArgument, "The number of units is \(units); 0 to 1000 are possible.")
        }
        let settings = try checkedSettings(config, of: charm)
        let counts = try storageCounts(storage, of: charm)
        try checkResources(resources, of: charm)
        try install(staged: staged, as: charmFolder(name, revision: 0))
        state[application: name] = ApplicationRecord(
            name: name, charmName: charm.name, charmRevision: 0, settings: settings, trust: trust,
            isSubordinate: charm.isSubordinate, isKubernetes: !charm.containers.isEmpty, storageCounts: counts,
            created: clock.statusTime)
        try store(resources, for: name, charm)
        addPeerRelations(of: name, charm)
        for _ in 0..<units { try makeUnit(of: name) }
        try settle()
        return name
    }

    /// Puts a charm's files into the model, under a name that no application has.
    ///
    /// - Returns: Where they are.
    func stageCharm(_ path: String) throws(LocalJujuError) -> String {
        let staged = "\(folder)/charms/.incoming"
        try Files.remove(staged)
        do throws(LocalJujuError) {
            if Files.isFolder(path) {
                guard Files.exists("\(path)/metadata.yaml") else {
                    throw LocalJujuError(
                        .invalidCharm, "\(path) is not a charm: it has no metadata.yaml.")
                }
                try CharmTree(path).install(into: staged)
            } else {
                guard Files.exists(path) else {
                    throw LocalJujuError(.invalidCharm, "no charm was found at \"\(path)\"")
                }
                try CharmArchive(path).extract(into: staged)
            }
        } catch {
            try Files.remove(staged)
            throw error
        }
        return staged
    }

    func install(staged: String, as target: String) throws(LocalJujuError) {
        try Files.remove(target)
        charms[target] = nil
        guard rename(staged, target) == 0 else { throw Files.failure("cannot be made", target) }
    }

    /// `a`, `a1`, `a-b`, but not `a-1`, which would read as a unit's name.
    private static func isApplicationName(_ name: String) -> Bool {
        name.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]*[a-z][a-z0-9]*)*/) != nil
    }
}
