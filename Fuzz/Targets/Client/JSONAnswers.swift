import PlainValues

@testable import Pebble

extension FuzzTarget {
    /// The JSON of an answer, read as each kind of result.
    static let jsonAnswers = FuzzTarget(name: "json-answers") { input in
        guard let answer = try? PebbleAnswer(json: input) else { return }
        let result = answer.result
        for value in [result] + (result.arrayValue ?? []) {
            _ = try? SystemInfo(value)
            _ = try? Change(value)
            _ = try? ServiceInfo(value)
            _ = try? CheckInfo(value)
            _ = try? FileInfo(value)
            _ = try? PebbleNotice(value)
            _ = try? PebbleWarning(value)
            _ = try? Identity(value)
        }
        do throws(PebbleError) { try answer.check("/f") } catch { _ = error.description }
    }
}
