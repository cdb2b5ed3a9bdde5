import Synchronization

/// A value that one side gives once and one task takes once.
///
/// It is not held any longer than that.
final class OneShot<Value: Sendable>: Sendable {
    private enum State {
        case empty
        case awaited(CheckedContinuation<Value, Never>)
        case given(Value)
        case taken
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
                state = .taken
                return reader
            case .given, .taken:
                return nil
            }
        }
        reader?.resume(returning: value)
    }

    /// Takes the value if it was given already.
    func take() -> Value? {
        state.withLock { state in
            guard case .given(let value) = state else { return nil }
            state = .taken
            return value
        }
    }

    /// Waits for the value and takes it.
    ///
    /// At most one task may wait.
    func value() async -> Value {
        await withCheckedContinuation { reader in
            let value = state.withLock { state -> Value? in
                if case .given(let value) = state {
                    state = .taken
                    return value
                }
                state = .awaited(reader)
                return nil
            }
            if let value { reader.resume(returning: value) }
        }
    }
}
