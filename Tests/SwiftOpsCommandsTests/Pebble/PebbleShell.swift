import Foundation
import PebbleDaemon

@testable import SwiftOpsCommands

/// A daemon in this process, and the commands called on it.
struct PebbleShell: Sendable {
    struct Answer: Hashable, Sendable {
        var status: Int32
        var output: String
        var error: String
    }

    /// A folder that goes with the shell, where relative paths start.
    let folder: String

    /// Runs the body with a daemon that is stopped afterwards, whatever happens.
    static func run(layer: String = "", _ body: (PebbleShell) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "pebble-\(UUID().uuidString)").path()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: "\(folder)/layers", withIntermediateDirectories: true)
        try layer.write(toFile: "\(folder)/layers/001-test.yaml", atomically: true, encoding: .utf8)
        let daemon = try await Daemon.start(
            DaemonOptions(folder: folder, socketPath: "\(folder)/.pebble.socket"))
        do {
            try await body(PebbleShell(folder: folder))
        } catch {
            _ = await daemon.stop()
            throw error
        }
        _ = await daemon.stop()
    }

    /// Calls `swift-ops pebble` with arguments.
    func callAsFunction(_ arguments: String...) async -> Answer {
        await call(arguments)
    }

    /// Calls `swift-ops pebble` with arguments, which blocks a thread of its own.
    func call(_ arguments: [String], environment: [String: String]? = nil) async -> Answer {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                let written = Written()
                let console = written.console(environment: environment ?? ["PEBBLE": folder], directory: folder)
                let status = SwiftOpsProgram.run(name: "swift-ops", arguments: ["pebble"] + arguments, console: console)
                continuation.resume(
                    returning: Answer(status: status, output: written.output, error: written.error))
            }
        }
    }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }

    func read(_ name: String) -> String? {
        try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }
}

extension PebbleShell.Answer {
    /// The output with `TIME` in the place of every moment, and two blanks between columns, whose width depends on it.
    var timeless: String {
        let text = output.replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)/, with: "TIME")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.prefix { $0 == " " } + line.drop { $0 == " " }.replacing(/[ ]{2,}/, with: "  ")
        }
        return lines.joined(separator: "\n")
    }
}
