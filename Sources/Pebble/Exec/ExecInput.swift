/// What a command reads as its standard input.
public struct ExecInput: Sendable {
    enum Kind: Sendable {
        case empty
        case writer
        case source(ByteSource)
    }

    let kind: Kind

    /// Nothing: the input has ended when the command starts.
    public static let empty = ExecInput(kind: .empty)
    /// What is written to ``ExecProcess/standardInput``.
    public static let writer = ExecInput(kind: .writer)

    /// What a source gives; it is sent as fast as the command reads it.
    public static func source(_ source: ByteSource) -> ExecInput { ExecInput(kind: .source(source)) }

    /// The text in UTF-8.
    public static func text(_ text: String) -> ExecInput { .source(.text(text)) }

    /// These bytes.
    public static func bytes(_ bytes: some Sequence<UInt8>) -> ExecInput { .source(.bytes(bytes)) }
}
