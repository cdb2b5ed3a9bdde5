/// Ends the dispatch early: nothing of it is committed.
struct DispatchEnd: Error {
    let exitCode: Int32
}
