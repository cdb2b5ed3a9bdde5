import Synchronization

/// A value that one side gives once and one task waits for.
final class OneShot<Value: Sendable>: Sendable {
    private enum State {
        case empty
        case awaited(CheckedContinuation<Value, Never>)
        case given(Value)
    }

    private let state = Mutex(State.empty)

    /// Gives the value.
    ///
    /// Only the first time counts.
    func give(_ value: Value) {
        let reader = state.withLock { state -> CheckedContinuation<Value, Never>? in
            switch state {
            case .empty:
                state = .given(value)
                return nil
            case .awaited(let reader):
                state = .given(value)
                return reader
            case .given:
                return nil
            }
        }
        reader?.resume(returning: value)
    }

    /// The value if it was given already.
    var given: Value? {
        state.withLock { if case .given(let value) = $0 { value } else { nil } }
    }

    /// Waits for the value.
    ///
    /// At most one task may wait.
    func value() async -> Value {
        await withCheckedContinuation { reader in
            let value = state.withLock { state -> Value? in
                if case .given(let value) = state { return value }
                state = .awaited(reader)
                return nil
            }
            if let value { reader.resume(returning: value) }
        }
    }
}
