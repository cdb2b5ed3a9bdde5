import Foundation
import Ops

extension Harness {
    // MARK: Resources

    /// Gives the application a resource of the type `file`.
    ///
    /// - Parameters:
    ///   - name: The resource's name, as in the charm's metadata.
    ///   - content: What is in the file.
    /// - Throws: ``TestingError`` with ``TestingError/Code/notDeclared`` for a resource that the charm does not declare,
    ///   with ``TestingError/Code/invalidValue`` for one of another type; what writing the file throws.
    public func addResource(_ name: String, _ content: [UInt8]) throws {
        let resource = try resource(name, .file)
        try write(content, to: resource.filename ?? name, of: name)
    }

    /// Gives the application a resource of the type `file`.
    ///
    /// - Parameters:
    ///   - name: The resource's name, as in the charm's metadata.
    ///   - text: What is in the file.
    /// - Throws: As ``addResource(_:_:)-(_,[UInt8])``.
    public func addResource(_ name: String, _ text: String) throws { try addResource(name, Array(text.utf8)) }

    /// Gives the application an image as a resource.
    ///
    /// - Parameters:
    ///   - name: The resource's name, as in the charm's metadata.
    ///   - registryPath: Where the image is; `registrypath` when not given.
    ///   - username: Who may fetch it.
    ///   - password: With what.
    /// - Throws: As ``addResource(_:_:)-(_,[UInt8])``.
    public func addOCIResource(
        _ name: String, registryPath: String = "registrypath", username: String = "username",
        password: String = "password"
    ) throws {
        _ = try resource(name, .ociImage)
        let fields = ["registrypath": registryPath, "username": username, "password": password]
        let text = fields.sorted { $0.key < $1.key }.map { key, value in
            "\(key): '\(value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'\n"
        }
        try write(Array(text.joined().utf8), to: "contents.yaml", of: name)
    }

    /// Gives the application an image for each resource that is one.
    ///
    /// - Throws: What writing the files throws.
    public func populateOCIResources() throws {
        for (name, resource) in simulation.metadata.resources where resource.kind == .ociImage {
            try addOCIResource(name)
        }
    }

    private func resource(_ name: String, _ kind: ResourceMetadata.Kind) throws(TestingError) -> ResourceMetadata {
        guard let resource = simulation.metadata.resources[name] else {
            throw TestingError(
                .notDeclared,
                "The charm declares no resource '\(name)'; it has \(Self.list(simulation.metadata.resources.keys)).")
        }
        guard resource.kind == kind else {
            throw TestingError(
                .invalidValue,
                "The resource '\(name)' is of the type '\(resource.kind.rawValue)', not '\(kind.rawValue)'.")
        }
        return resource
    }

    private func write(_ content: [UInt8], to file: String, of name: String) throws {
        let folder = "\(simulation.folder.path)/resources/\(name)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = "\(folder)/\(file.split(separator: "/").last.map(String.init) ?? name)"
        try Data(content).write(to: URL(fileURLWithPath: path))
        simulation.state.resources.removeAll { $0.name == name }
        simulation.state.resources.append(State.Resource(name, path: path))
        refresh()
    }
}
