import Ops
import OpsTesting

/// The error of the testing library that a body throws; `nil` when it throws none, or another.
func testingError(_ body: () throws -> Void) -> TestingError? {
    do {
        try body()
        return nil
    } catch {
        return error as? TestingError
    }
}

/// The error of the framework that a body throws; `nil` when it throws none, or another.
func opsError(_ body: () throws -> Void) -> OpsError? {
    do {
        try body()
        return nil
    } catch {
        return error as? OpsError
    }
}
