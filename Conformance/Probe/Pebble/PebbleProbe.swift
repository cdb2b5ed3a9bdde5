import Dispatch
import Glibc
import Pebble

/// Drives a client of Pebble by a case's script: `conformance-probe pebble CASE.json OUT.jsonl SOCKET`.
final class PebbleProbe {
    /// Does a step and returns what is recorded.
    typealias Action = @Sendable (PebbleProbe, Step) async throws -> PlainValue

    /// Every step, by its name.
    private static let actions = [
        systemSteps, serviceSteps, checkSteps, changeSteps, noticeSteps, fileSteps, execSteps,
    ]
    .reduce(into: [String: Action]()) { all, group in all.merge(group) { first, _ in first } }

    let client: PebbleClient
    /// What steps have kept for later ones: ids of changes and notices.
    var saved: [String: String] = [:]
    private let script: [Step]
    private let rows: UnsafeMutablePointer<FILE>
    /// The case's own folder, which it calls `@TMP@`.
    private let folder: String

    /// Runs a case to its end.
    static func main(_ arguments: [String]) {
        let done = DispatchSemaphore(value: 0)
        Task.detached {
            do {
                guard arguments.count == 3 else { throw ProbeFailure("usage: pebble CASE.json OUT.jsonl SOCKET") }
                try await PebbleProbe(casePath: arguments[0], rowsPath: arguments[1], socket: arguments[2]).run()
            } catch {
                print("conformance-probe: \(error)")
                exit(1)
            }
            done.signal()
        }
        done.wait()
    }

    private init(casePath: String, rowsPath: String, socket: String) throws {
        var template = Array("/tmp/pebble-probe-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw ProbeFailure("No temporary folder can be made.") }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let text = String(decoding: try Plan.readFile(casePath), as: UTF8.self)
        let plan = try JSON.parse(Self.replacing("@TMP@", by: folder, in: text))
        script = (plan["script"]?.arrayValue ?? []).map(Step.init(value:))
        guard let file = fopen(rowsPath, "we") else { throw ProbeFailure("\(rowsPath) cannot be written.") }
        rows = file
        client = PebbleClient(socketPath: socket, timeout: .seconds(10))
    }

    deinit { fclose(rows) }

    private func run() async throws {
        for step in script {
            var row: PlainMap = ["op": .string(step.operation)]
            do {
                guard let action = Self.actions[step.operation] else {
                    throw ProbeFailure("There is no step '\(step.operation)'.")
                }
                row["result"] = try await action(self, step)
            } catch let error as PebbleError {
                row["error"] = .string(Self.name(of: error))
                if error.code == .path { row["kind"] = (error.kind?.rawValue).map(PlainValue.string) ?? .null }
                if error.code == .api { row["code"] = error.statusCode.map(PlainValue.int) ?? .null }
            } catch {
                row["error"] = "UsageError"
            }
            fputs(Self.replacing(folder, by: "@TMP@", in: try JSON.write(.map(row), .sorted)) + "\n", rows)
            fflush(rows)
        }
    }

    /// The reference's name of an error.
    private static func name(of error: PebbleError) -> String {
        switch error.code {
        case .timeout: "TimeoutError"
        case .connection: "ConnectionError"
        case .protocolViolation: "ProtocolError"
        case .path: "PathError"
        case .api: "APIError"
        case .change: "ChangeError"
        case .exec: "ExecError"
        default: "UsageError"
        }
    }

    private static func replacing(_ old: String, by new: String, in text: String) -> String {
        text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }
}

extension PebbleProbe {
    /// The texts of a step's list.
    static func texts(_ step: Step, _ key: String) throws -> [String] {
        try (step[key]?.arrayValue ?? []).map {
            guard let text = $0.stringValue else { throw ProbeFailure("The step needs a list of texts '\(key)'.") }
            return text
        }
    }

    /// Asks until the answer is what the step wants, for ten seconds at the most.
    static func until(_ step: Step, _ ask: () async throws -> PlainValue) async throws -> PlainValue {
        let deadline = ContinuousClock.now + .seconds(10)
        while true {
            let value = try await ask()
            if value == step["want"] || ContinuousClock.now > deadline { return value }
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}
