import Foundation
import Testing

@testable import HelloCharm

/// A charm's folder for one test, as a packed charm has it: the metadata, and the workload's program.
struct CharmFolder: ~Copyable {
    let path: String

    /// Makes the folder beside the program that runs the tests, where the package's other programs are.
    ///
    /// The program is a link to them, as a copy that is still being written cannot be run.
    init() throws {
        let products = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let source = URL(filePath: #filePath).appending(path: "../../../charm").standardized
        let folder = products.appending(path: "hello-machine-tests-\(UUID().uuidString)")
        path = folder.path
        try FileManager.default.copyItem(at: source, to: folder)
        try FileManager.default.linkItem(
            at: products.appending(path: "hello-server"), to: folder.appending(path: "hello-server"))
    }

    deinit {
        if let process = HelloServer(charmDirectory: path).process { kill(process, SIGKILL) }
        try? FileManager.default.removeItem(atPath: path)
    }
}
