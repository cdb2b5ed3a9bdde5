import Pebble

/// The copying of files and directories, one after the other, whatever becomes of each.
struct TreeCopy {
    private var failures: [CopyFailure] = []
    /// Whether what comes next would fail as well.
    private(set) var isGivenUp = false

    /// Takes a step that is about one path, and keeps what goes wrong with it.
    ///
    /// - Returns: What the step returns; nil when it failed.
    mutating func attempt<Value>(
        _ path: String, of source: CopySource, _ step: () async throws(PebbleError) -> Value
    ) async -> Value? {
        do {
            return try await step()
        } catch {
            failures.append(CopyFailure(source: source.name, path: path, error: error))
            isGivenUp = [.connection, .timeout, .cancelled].contains(error.code)
            return nil
        }
    }

    /// Throws what has gone wrong.
    func finish(_ deed: String) throws(OpsError) {
        guard !failures.isEmpty else { return }
        let rest = isGivenUp ? "\n(What was left then was not tried.)" : ""
        throw OpsError(
            .copyFailed,
            "Not all was \(deed):\n" + failures.map(\.description).joined(separator: "\n") + rest,
            cause: CopyFailures(all: failures))
    }
}
