import OrderedCollections
import Pebble

extension PebbleProbe {
    static let execSteps: [String: Action] = [
        "exec": { probe, step in
            do {
                let process = try await start(probe, step)
                if step["wait_only"]?.boolValue == true {
                    try await process.wait()
                    return .null
                }
                return row(try await process.waitForOutput(), step)
            } catch let error as PebbleError where error.code == .exec {
                return [
                    "exit_code": error.exitCode.map(PlainValue.int) ?? .null,
                    "stdout": text(error.standardOutput), "stderr": text(error.standardError),
                ]
            }
        },
        "exec_stream": { probe, step in
            let process = try await probe.client.exec(try texts(step, "command"), standardInput: .writer)
            guard let input = process.standardInput, let output = process.standardOutput else {
                throw ProbeFailure("The process has no streams.")
            }
            var lines = output.lines.makeAsyncIterator()
            var seen: [PlainValue] = []
            for line in try texts(step, "lines") {
                try await input.write(line)
                // The lines of a case all have an end.
                if step["echo"]?.boolValue ?? true {
                    seen.append(.string(try await lines.next().map { $0 + "\n" } ?? ""))
                }
            }
            input.finish()
            let rest = try await output.text()
            try await process.wait()
            return ["seen": .array(seen), "rest": .string(rest)]
        },
        "exec_signal": { probe, step in
            let process = try await probe.client.exec(try texts(step, "command"), standardInput: .writer)
            if step["after_line"] != nil {
                var lines = process.standardOutput?.lines.makeAsyncIterator()
                _ = try await lines?.next()
            }
            if let number = step["signal"]?.intValue {
                try process.sendSignal(CInt(truncatingIfNeeded: number))
            } else {
                try process.sendSignal(try step.text("signal"))
            }
            do {
                try await process.wait()
            } catch let error as PebbleError where error.code == .exec {
                return ["exit_code": error.exitCode.map(PlainValue.int) ?? .null]
            }
            return .null
        },
    ]

    private static func start(_ probe: PebbleProbe, _ step: Step) async throws(PebbleError) -> ExecProcess {
        let environment = (step["environment"]?.mapValue ?? [:]).reduce(into: [String: String]()) { all, entry in
            if let name = entry.key.stringValue { all[name] = entry.value.stringValue }
        }
        return try await probe.client.exec(
            (step["command"]?.arrayValue ?? []).compactMap(\.stringValue), environment: environment,
            workingDirectory: step["working_dir"]?.stringValue,
            timeout: step["timeout"]?.doubleValue.map { .seconds($0) }, user: owner(step),
            standardInput: step["stdin"]?.stringValue.map(ExecInput.text) ?? .writer,
            combinesError: step["combine_stderr"]?.boolValue ?? false)
    }

    private static func row(_ output: ExecProcess.Output, _ step: Step) -> PlainValue {
        guard step["sizes"]?.boolValue == true else {
            return ["stdout": text(output.standardOutput), "stderr": text(output.standardError)]
        }
        // The reference counts characters.
        return [
            "stdout": .int(output.text.unicodeScalars.count),
            "stderr": .int((output.errorText ?? "").unicodeScalars.count),
        ]
    }

    private static func text(_ bytes: [UInt8]?) -> PlainValue {
        bytes.map { .string(String(decoding: $0, as: UTF8.self)) } ?? .null
    }
}
