import Foundation

@testable import SwiftOpsCommands

/// A data folder of its own, and the commands called in it.
final class Shell {
    struct Answer {
        var status: Int32
        var output: String
        var error: String
    }

    let folder: URL

    /// The folder of a charm in shell, which `Conformance/Jubilant` drives as well.
    static let charm = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Conformance/Jubilant/charm").path()

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "swift-ops-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// Runs `juju` with arguments.
    func juju(_ arguments: String..., environment: [String: String] = [:]) -> Answer {
        juju(arguments, environment: environment)
    }

    /// Runs `juju` with arguments.
    func juju(_ arguments: [String], environment: [String: String] = [:]) -> Answer {
        let written = Written()
        let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let console = written.console(
            environment: environment.merging(["JUJU_DATA": folder.path()]) { own, _ in own },
            directory: folder.path(),
            hookToolExecutable: products.appending(path: "swift-ops").path())
        let status = SwiftOpsProgram.run(name: "juju", arguments: arguments, console: console)
        return Answer(status: status, output: written.output, error: written.error)
    }

    func write(_ text: String, to name: String) throws {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
}
