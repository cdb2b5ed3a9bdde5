import PlainValues

/// Doing what a check does, once.
enum CheckProbing {
    /// Probes what the check is about.
    ///
    /// - Returns: Why the check failed; `nil` if it succeeded. When the calling task was cancelled it is something.
    static func run(_ config: CheckConfig) async -> CheckFailure? {
        let timeout = min(config.timeout, config.period)
        return await withTaskGroup { group in
            group.addTask { await probe(config.probe, within: timeout) }
            group.addTask {
                // Without a sleep there is no time limit, and the task was cancelled.
                try? await Task.sleep(for: timeout)
                return CheckFailure("check timed out after \(timeout.goText)")
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }

    private static func probe(_ probe: CheckConfig.Probe, within timeout: Duration) async -> CheckFailure? {
        do throws(CheckFailure) {
            switch probe {
            case .exec(let probe): try await ExecProbing.run(probe)
            case .tcp(let host, let port): try await TCPProbing.run(host: host, port: port, within: timeout)
            case .http(let url, let headers): try await HTTPProbing.run(url, headers, within: timeout)
            }
            return nil
        } catch {
            return error
        }
    }
}
