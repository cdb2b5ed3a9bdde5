/// Bytes that Go's own client and server sent each other.
enum CapturedBytes {
    static let contextID = "web/0-config-changed-0123456789abcdef012"

    static let firstRequest = bytes(
        """
        2f ff81 03 01 01 07"Request" 01 ff82 00 01 02 01 0d"ServiceMethod" 01 0c 00 01 03"Seq" 01 06 00 00 00
        0f ff82 01 0a"Jujuc.Main" 00
        5c ff83 03 01 01 07"Request" 01 ff84 00 01 06
           01 09"ContextId" 01 0c 00 01 03"Dir" 01 0c 00 01 0b"CommandName" 01 0c 00
           01 04"Args" 01 ff86 00 01 08"StdinSet" 01 02 00 01 05"Stdin" 01 0a 00 00 00
        16 ff85 02 01 01 08"[]string" 01 ff86 00 01 0c 00 00
        63 ff84 01 28"\(contextID)" 01 04"/tmp" 01 0a"status-get"
           01 02 0d"--format=json" 13"--include-data=true" 00
        """)

    /// The definition of a body with a token.
    static let tokenDefinition = bytes(
        """
        66 ff83 03 01 01 07"Request" 01 ff84 00 01 07
           01 09"ContextId" 01 0c 00 01 03"Dir" 01 0c 00 01 0b"CommandName" 01 0c 00
           01 04"Args" 01 ff86 00 01 08"StdinSet" 01 02 00 01 05"Stdin" 01 0a 00 01 05"Token" 01 0c 00 00 00
        """)

    static let replyHeader = bytes(
        """
        3a ff81 03 01 01 08"Response" 01 ff82 00 01 03
           01 0d"ServiceMethod" 01 0c 00 01 03"Seq" 01 06 00 01 05"Error" 01 0c 00 00 00
        """)

    static let replyDefinition = bytes(
        """
        39 ff83 03 01 01 0c"ExecResponse" 01 ff84 00 01 03
           01 04"Code" 01 04 00 01 06"Stdout" 01 0a 00 01 06"Stderr" 01 0a 00 00 00
        """)

    static let firstReply =
        replyHeader + bytes(#"0f ff82 01 0a"Jujuc.Main" 00"#) + replyDefinition + bytes(#"0b ff84 02 06"{'a':1" 00"#)

    static let refusal =
        bytes(#"38 ff82 01 0a"Jujuc.Main" 02 27"hook tool requires stdin, none supplied" 00"#)
        + bytes("0a ff85 03 01 02 ff86 00 00 00") + bytes("03 ff86 00")
}
