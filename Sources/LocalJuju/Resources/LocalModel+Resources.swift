import CharmMetadata
import Glibc

extension LocalModel {
    /// A larger file is not copied.
    private static let largestResource = 1 << 30

    /// Gives an application another file for a resource: its units run `upgrade-charm` and `config-changed`, on Kubernetes in
    /// new pods.
    ///
    /// - Parameters:
    ///   - name: The resource, which the charm must declare.
    ///   - path: The file, which is copied into the model; of an image the image's name or a file that has it.
    package func attachResource(_ application: String, name: String, path: String) throws(LocalJujuError) {
        let record = try self.application(application)
        try store([name: path], for: application, try charm(of: record))
        for unit in record.units where unit.installed {
            if unit.isKubernetes, unit.started {
                state[unit: unit.name]?.pod = .ending
            } else {
                state[unit: unit.name]?.upgrading = true
            }
        }
        try settle()
    }

    /// Checks the resources that are given with a charm.
    func checkResources(_ resources: [String: String], of charm: Charm) throws(LocalJujuError) {
        for (name, path) in resources.sorted(by: { $0.key < $1.key }) {
            guard let resource = charm.resources.first(where: { $0.name == name }) else {
                throw LocalJujuError(.notFound, "unrecognized resource \"\(name)\"")
            }
            guard resource.kind != .ociImage else {
                _ = try ImageResource.content(path, name: name)
                continue
            }
            guard Files.exists(path), !Files.isFolder(path) else {
                throw LocalJujuError(.notFound, "file for resource \"\(name)\": \(path) is not a file")
            }
        }
    }

    /// Copies the files of resources into the model.
    func store(
        _ resources: [String: String], for application: String, _ charm: Charm
    ) throws(LocalJujuError) {
        try checkResources(resources, of: charm)
        var resources = resources
        for resource in charm.resources where resource.kind == .ociImage {
            guard state[application: application]?.resources[resource.name] == nil else { continue }
            if resources[resource.name] == nil { resources[resource.name] = resource.upstreamSource }
        }
        for (name, path) in resources {
            let former = state[application: application]?.resources[name]
            let metadata = charm.resources.first { $0.name == name }
            let isImage = metadata?.kind == .ociImage
            let filename = isImage ? ImageResource.filename : Self.fileName(metadata?.filename ?? name)
            let record = ResourceRecord(revision: (former?.revision ?? 0) + 1, filename: filename)
            let target = self.path(of: record, name, application)
            try Files.makeFolder("\(folder)/resources/\(application)/\(name)")
            try Files.replace(
                target,
                with: isImage
                    ? ImageResource.content(path, name: name) : Files.read(path, limit: Self.largestResource))
            if let former { try Files.remove(self.path(of: former, name, application)) }
            state[application: application]?.resources[name] = record
        }
    }

    /// Where the model keeps a resource's file.
    func path(of resource: ResourceRecord, _ name: String, _ application: String) -> String {
        "\(folder)/resources/\(application)/\(name)/\(resource.revision)-\(resource.filename)"
    }

    /// The last part of a path, which a charm's metadata could otherwise use to leave the folder.
    private static func fileName(_ path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? "file"
        return [".", ".."].contains(last) ? "file" : last
    }
}
