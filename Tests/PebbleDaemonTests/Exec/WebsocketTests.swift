import Glibc
import PlainValues
import Testing

@Suite("The websockets of a command")
struct WebsocketTests {
    /// Begins a command whose task and change have the number 1.
    private func exec(_ daemon: RunningDaemon, _ script: String, _ more: String = "") async throws {
        let reply = try await daemon.request(
            "POST", "/v1/exec", body: #"{"command":["sh","-c","\#(script)"]\#(more)}"#)
        #expect(reply.status == 202)
    }

    private func result(_ daemon: RunningDaemon) async throws -> (status: String?, code: Int?, error: String?) {
        let change = try await daemon.get("/v1/changes/1/wait?timeout=20s").result
        let task = change?["tasks"]?.arrayValue?.first
        return (
            change?["status"]?.stringValue, task?["data"]?["exit-code"]?.intValue, change?["err"]?.stringValue
        )
    }

    @Test("input, output, errors and the exit code pass, and the end of each output is told")
    func streams() async throws {
        try await RunningDaemon.run { daemon in
            try await exec(daemon, "read x; echo out:$x; echo err >&2; cat; exit 3", #","split-stderr":true"#)
            try await blocking { [path = daemon.socketPath] in
                let (stdio, stderr) = (try RawConnection(path), try RawConnection(path))
                let answer = try stdio.upgrade("/v1/tasks/1/websocket/stdio")
                #expect(answer.status == 101)
                #expect(answer.header("Sec-WebSocket-Accept") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                #expect(try stderr.upgrade("/v1/tasks/1/websocket/stderr").status == 101)
                try stdio.sendFrame(2, Array("line".utf8), isLast: false)
                try stdio.sendFrame(0, Array("1\nrest".utf8))
                try stdio.sendFrame(9, [7])
                try stdio.sendFrame(1, Array(#"{"command":"end"}"#.utf8))
                #expect(try Self.output(stdio) == "out:line1\nrest")
                #expect(try Self.output(stderr) == "err\n")
            }
            #expect(try await result(daemon) == ("Done", 3, nil))
            // What has ended well has no websockets: an empty reply without an envelope.
            let late = try await daemon.get("/v1/tasks/1/websocket/stdio")
            #expect(late.status == 200)
            #expect(late.body.isEmpty)
        }
    }

    /// The binary messages up to the text that says that there are no more; pongs are left out.
    private static func output(_ connection: RawConnection) throws -> String {
        var output: [UInt8] = []
        while true {
            let frame = try connection.frame()
            if frame.opcode == 1 {
                #expect(String(decoding: frame.payload, as: UTF8.self) == #"{"command":"end"}"#)
                return String(decoding: output, as: UTF8.self)
            }
            if frame.opcode == 2 { output += frame.payload }
        }
    }

    @Test(
        "a frame that breaks the protocol ends the websocket with its reason",
        arguments: [
            ([0x82, 0x01, 0x41], "bad MASK"), ([0xc2, 0x80, 0, 0, 0, 0], "bad RSV"),
            ([0x83, 0x80, 0, 0, 0, 0], "bad opcode 3"), ([0x09, 0x80, 0, 0, 0, 0], "FIN not set on control"),
            ([0x89, 0xfe, 0x01, 0x00, 0, 0, 0, 0], "bad length"),
            ([0x80, 0x80, 0, 0, 0, 0], "continuation before or after FIN"),
            ([0x82, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "bad length"),
        ] as [([UInt8], String)])
    func violations(_ bytes: [UInt8], _ reason: String) async throws {
        try await RunningDaemon.run { daemon in
            try await exec(daemon, "cat")
            try await blocking { [path = daemon.socketPath] in
                let stdio = try RawConnection(path)
                #expect(try stdio.upgrade("/v1/tasks/1/websocket/stdio").status == 101)
                try stdio.send(bytes)
                var frame = try stdio.frame()
                while frame.opcode != 8 { frame = try stdio.frame() }
                #expect(frame.payload == [0x03, 0xea] + Array(reason.utf8))
            }
            #expect(try await result(daemon).status == "Done")
        }
    }

    @Test("a control websocket that is dropped kills the command, one that is closed does not")
    func control() async throws {
        for (isClosed, code) in [(false, 137), (true, 5)] {
            try await RunningDaemon.run { daemon in
                try await exec(daemon, "read x; exit 5")
                try await blocking { [path = daemon.socketPath] in
                    let (stdio, control) = (try RawConnection(path), try RawConnection(path))
                    #expect(try control.upgrade("/v1/tasks/1/websocket/control").status == 101)
                    #expect(try stdio.upgrade("/v1/tasks/1/websocket/stdio").status == 101)
                    if isClosed {
                        try control.sendFrame(8, [0x03, 0xe8])
                        #expect(try control.frame().opcode == 8)
                        try stdio.sendFrame(1, Array(#"{"command":"end"}"#.utf8))
                    } else {
                        control.drop()
                    }
                    #expect(try Self.output(stdio).isEmpty)
                }
                #expect(try await result(daemon).code == code)
            }
        }
    }

    @Test("signals reach the command by their full names, and others are left alone")
    func signals() async throws {
        try await RunningDaemon.run { daemon in
            try await exec(daemon, "trap 'exit 9' USR1; echo up; while :; do sleep 0.05; done")
            try await blocking { [path = daemon.socketPath] in
                let (stdio, control) = (try RawConnection(path), try RawConnection(path))
                #expect(try control.upgrade("/v1/tasks/1/websocket/control").status == 101)
                #expect(try stdio.upgrade("/v1/tasks/1/websocket/stdio").status == 101)
                #expect(try stdio.frame().payload == Array("up\n".utf8))
                for text in ["", "nonsense", #"{"command":"signal","signal":{"name":"USR1"}}"#, "[]"] {
                    try control.sendFrame(1, Array(text.utf8))
                }
                try control.sendFrame(1, Array(#"{"command":"signal","signal":{"name":"SIGUSR1"}}"#.utf8))
                #expect(try Self.output(stdio).isEmpty)
            }
            #expect(try await result(daemon).code == 9)
        }
    }

    @Test("a terminal has the size that it is given, and ends its lines with CRLF")
    func terminal() async throws {
        try await RunningDaemon.run { daemon in
            try await exec(
                daemon, "stty size; read x; stty size; [ -t 0 ] && [ -t 1 ] && echo both",
                #","terminal":true,"interactive":true,"width":80,"height":24"#)
            try await blocking { [path = daemon.socketPath] in
                let (stdio, control) = (try RawConnection(path), try RawConnection(path))
                #expect(try control.upgrade("/v1/tasks/1/websocket/control").status == 101)
                #expect(try stdio.upgrade("/v1/tasks/1/websocket/stdio").status == 101)
                #expect(try stdio.frame().payload == Array("24 80\r\n".utf8))
                try control.sendFrame(1, Array(#"{"command":"resize","resize":{"width":120,"height":40}}"#.utf8))
                usleep(100_000)
                try stdio.sendFrame(2, Array("\n".utf8))
                #expect(try Self.output(stdio) == "\r\n40 120\r\nboth\r\n")
            }
            #expect(try await result(daemon).code == 0)
        }
    }

    @Test("a command that runs for too long is killed, and its change fails")
    func timeout() async throws {
        try await RunningDaemon.run { daemon in
            try await exec(daemon, "exec sleep 100", #","timeout":"50ms""#)
            try await blocking { [path = daemon.socketPath] in
                let stdio = try RawConnection(path)
                #expect(try stdio.upgrade("/v1/tasks/1/websocket/stdio").status == 101)
                #expect(try Self.output(stdio).isEmpty)
            }
            let (status, code, error) = try await result(daemon)
            #expect(status == "Error")
            #expect(code == -1)
            #expect(
                error == "cannot perform the following tasks:\n- Execute command \"sh\" "
                    + "(timed out after 50ms: context deadline exceeded)")
        }
    }
}
