import Foundation
import HookTools
import Testing

@testable import LocalJuju

/// A model in a folder of its own, and charms in shell to deploy in it.
final class TestModel {
    let folder: URL
    private(set) var model: LocalModel

    /// The program that acts as the hook tools: `swift-ops`, which is built beside the tests.
    static let tools = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "swift-ops").path()

    init(profile: JujuProfile = .v3_6) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "local-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        model = try LocalModel.create(at: folder.appending(path: "model").path(), name: "test", profile: profile)
        model.hookToolExecutable = Self.tools
    }

    deinit {
        try? model.endContainers()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Closes the model and opens it anew.
    func reopen() throws {
        let path = model.folder
        // The lock goes with the model that holds it.
        model = try LocalModel.create(at: folder.appending(path: UUID().uuidString).path(), name: "other")
        model = try LocalModel(opening: path)
        model.hookToolExecutable = Self.tools
    }

    /// Writes a charm's folder.
    ///
    /// - Parameters:
    ///   - dispatch: The text of its `dispatch`, after the line that names the shell; `nil` for none.
    ///   - files: Further files by path; those under `hooks/` and `actions/` are programs.
    /// - Returns: The folder.
    @discardableResult
    func charm(
        _ name: String = "web", dispatch: String? = "", metadata: String = "", files: [String: String] = [:],
        folder charmFolder: String? = nil
    ) throws -> String {
        let charm = folder.appending(path: charmFolder ?? "charm-\(name)")
        try? FileManager.default.removeItem(at: charm)
        try FileManager.default.createDirectory(at: charm, withIntermediateDirectories: true)
        var files = files
        files["metadata.yaml"] = files["metadata.yaml"] ?? "name: \(name)\nsummary: s\ndescription: d\n\(metadata)"
        if let dispatch { files["dispatch"] = "#!/bin/sh\n\(dispatch)\n" }
        for (path, text) in files {
            let file = charm.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
            let isProgram = path == "dispatch" || path.hasPrefix("hooks/") || path.hasPrefix("actions/")
            try FileManager.default.setAttributes(
                [.posixPermissions: isProgram ? 0o755 : 0o644], ofItemAtPath: file.path())
        }
        return charm.path()
    }

    /// Deploys a charm that is written as by `charm(_:dispatch:metadata:files:)`.
    func deploy(
        _ name: String = "web", dispatch: String? = "", metadata: String = "", files: [String: String] = [:],
        units: Int = 1
    ) throws {
        let path = try charm(name, dispatch: dispatch, metadata: metadata, files: files)
        _ = try model.deploy(charm: path, units: units)
    }

    /// Reads a file that a unit's charm wrote; empty when it wrote none.
    func read(_ file: String, of unit: String = "web/0") -> String {
        let path = "\(model.folder)/units/\(unit.replacingOccurrences(of: "/", with: "-"))/charm/\(file)"
        return (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }

    /// The lines of a file that a unit's charm wrote.
    func lines(_ file: String, of unit: String = "web/0") -> [String] {
        read(file, of: unit).split(separator: "\n").map(String.init)
    }

    func unit(_ name: String = "web/0") throws -> ModelStatus.Unit {
        let application = model.status().applications[String(name.prefix { $0 != "/" })]
        return try #require(application?.units?[name])
    }

    /// Lets units handle what happens in their containers until a condition holds, or fails the test.
    func settle(until isSo: () throws -> Bool) throws {
        let deadline = ContinuousClock.now + .seconds(120)
        while try !isSo() {
            try #require(ContinuousClock.now < deadline, "it did not happen in time")
            try model.settle()
            usleep(20_000)
        }
    }

    /// The messages of the log at a level.
    func log(_ level: String) throws -> [String] {
        try model.debugLog().filter { $0.level == level }.map(\.message)
    }
}

/// A dispatch that notes the events it gets in the file `events`.
let notingEvents = "echo ${JUJU_DISPATCH_PATH#hooks/} >> events"

extension String {
    /// Runs shell text for one hook only.
    static func on(_ hook: String, _ text: String) -> String {
        "\(notingEvents)\nif [ \"$JUJU_DISPATCH_PATH\" = hooks/\(hook) ]; then\n\(text)\nfi"
    }
}
