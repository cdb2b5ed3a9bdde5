import NIOCore
import Testing

@testable import PebbleDaemon

@Suite("Lines for log targets")
struct LogBatchTests {
    private static let time = WallTime(nanoseconds: 1_795_356_922_880_123_456)

    private static func batch(_ messages: String..., labels: [String: String] = [:]) -> LogBatch {
        LogBatch(messages.map { ServiceLogLine(time: time, service: "talk", message: $0) }) { _ in labels }
    }

    @Test("Loki gets streams with labels, and times in nanoseconds of whole milliseconds")
    func loki() {
        let body = String(buffer: Self.batch("one", "<two>", labels: ["env": "test"]).loki)
        #expect(
            body
                == #"{"streams":[{"stream":{"env":"test","pebble_service":"talk"},"values":"#
                + #"[["1795356922880000000","one"],["1795356922880000000","\u003ctwo\u003e"]]}]}"#)
    }

    @Test("OpenTelemetry gets a resource for each service")
    func openTelemetry() {
        let body = String(buffer: Self.batch("one", labels: ["env": "test"]).openTelemetry)
        #expect(
            body
                == #"{"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"talk"}},"#
                + #"{"key":"env","value":{"stringValue":"test"}}]},"scopeLogs":[{"scope":{"name":"pebble"},"#
                + #""logRecords":[{"timeUnixNano":"1795356922880000000","body":{"stringValue":"one"}}]}]}]}"#)
    }

    @Test(
        "syslog gets a message for each line, with labels whose special letters are escaped",
        arguments: [
            ([:], "-"), (["env": "t", "o": "me]"], #"[pebble@28978 env="t" o="me\]"]"#),
            (["q": #"a"\"#], #"[pebble@28978 q="a\"\\"]"#),
        ] as [([String: String], String)])
    func syslog(_ labels: [String: String], _ data: String) {
        let messages = Self.batch("one", labels: labels).syslog(host: "HOST", isCut: false)
        #expect(messages == ["<13>1 2026-11-22T14:15:22.88Z HOST talk - - \(data) one"])
    }

    @Test("the text of a datagram is cut, that of a stream is not")
    func cut() {
        let long = String(repeating: "x", count: 4001)
        #expect(
            Self.batch(long).syslog(host: "h", isCut: true)[0].hasSuffix(
                " " + String(repeating: "x", count: 4000) + "..."))
        #expect(Self.batch(long).syslog(host: "h", isCut: false)[0].hasSuffix(" " + long))
    }
}
