/// A reader that must get along with every input.
///
/// libFuzzer makes inputs up and sees by the program's branches which are worth going on with. A finding is a trap, a hang,
/// or memory that grows.
struct FuzzTarget: Sendable {
    /// What it is called, and its folder in `Fuzz/Corpus`.
    let name: String
    /// Reads an input, and traps when the reader does not do what it promises.
    let read: @Sendable ([UInt8]) -> Void

    /// All of them.
    static let all: [FuzzTarget] = [
        // What the client reads.
        .httpAnswers, .multipartAnswers, .websocketAnswers, .jsonAnswers,
        // What the daemon reads.
    ]
}
