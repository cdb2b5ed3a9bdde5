/// Ends the dispatch early: nothing of it is committed.
package struct DispatchEnd: Error {
    package let exitCode: Int32
}
