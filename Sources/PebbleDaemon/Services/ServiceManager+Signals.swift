import Pebble
import PlainValues

// Signals to services.

extension ServiceManager {
    /// Sends a signal to the processes of services, to all that have one.
    ///
    /// - Parameters:
    ///   - signal: The signal's full name: `SIGHUP`.
    ///   - names: The services' names, in the order in which errors are told.
    /// - Throws: ``PebbleDaemonError`` with the errors of all that could not be sent to.
    package func sendSignal(_ signal: String, to names: [String]) throws(PebbleDaemonError) {
        guard !names.isEmpty else { throw PebbleDaemonError(.badRequest, "must specify one or more services") }
        let failures = names.compactMap { name in
            failure(signal, name).map { "cannot send signal to \(GoText.quoted(name)): \($0)" }
        }
        guard failures.isEmpty else { throw PebbleDaemonError(.failed, failures.joined(separator: "; ")) }
    }

    private func failure(_ signal: String, _ name: String) -> String? {
        guard let service = services[name], service.stage == .running || service.stage == .starting,
            let process = service.process
        else { return "service is not running" }
        guard let number = SignalName.number(signal) else { return "invalid signal name \(GoText.quoted(signal))" }
        let failure = process.signal(number)
        return failure == 0 ? nil : SystemErrorText.of(failure)
    }
}
