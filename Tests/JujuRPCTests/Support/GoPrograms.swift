import CShims
import Foundation

/// The programs in `Go/`, built once with the machine's own Go; only Go's standard library is used.
enum GoPrograms {
    /// Whether there is a `go` on the path.
    static let isAvailable = path(of: "go") != nil

    /// Where the built programs are, or why they could not be built.
    static let folder = Result { try build() }

    static func program(_ name: String) throws -> String {
        try folder.get().file(name)
    }

    private struct BuildError: Error, CustomStringConvertible {
        let description: String
    }

    private static func build() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Go").path
        var environment = ["GO111MODULE": "off", "GOFLAGS": "", "GOPROXY": "off"]
        // Without a home there is no cache, and Go builds nothing without one.
        let own = ProcessInfo.processInfo.environment
        if own["HOME"] == nil, own["GOCACHE"] == nil { environment["GOCACHE"] = folder.file("cache") }
        for name in ["server", "client"] {
            let child = try ChildProcess(
                path(of: "go") ?? "go", ["build", "-o", folder.file(name), "\(sources)/\(name).go"],
                environment: environment)
            let output = child.outputToEnd()
            guard child.wait() == 0 else { throw BuildError(description: "go build \(name): \(output)") }
        }
        return folder
    }

    private static func path(of program: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(program)" }
            .first { access($0, X_OK) == 0 }
    }
}
