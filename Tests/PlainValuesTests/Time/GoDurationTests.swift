import PlainValues
import Testing

@Suite("Durations of Go's form") struct GoDurationTests {
    @Test(
        "a duration is read as Go reads it",
        arguments: [
            ("1h30m", .seconds(5400)), ("-1h", .seconds(-3600)), ("1.5h", .seconds(5400)), ("0.5h", .seconds(1800)),
            ("300ms", .milliseconds(300)), ("0", .zero), ("-0", .zero), ("+2s", .seconds(2)),
            (".5s", .milliseconds(500)),
            ("1.s", .seconds(1)), ("60.0s", .seconds(60)), ("7ns", .nanoseconds(7)), ("1us", .microseconds(1)),
            ("1\u{B5}s", .microseconds(1)), ("1\u{3BC}s", .microseconds(1)), ("0.0000000019s", .nanoseconds(1)),
            ("168h0m0s", .seconds(604_800)), ("9223372036854775807ns", .nanoseconds(Int64.max)),
            ("-9223372036854775808ns", .nanoseconds(Int64.min)),
        ] as [(String, Duration)])
    func reading(_ text: String, _ duration: Duration) {
        #expect(Duration(goText: text) == duration)
    }

    @Test(
        "a text that is no duration is not read",
        arguments: [
            "", "1", "5", "h", "m", "-", "+", "1x", "1d", ".s", "1..5h", "1.2.3s", "1s5", " 1s", "1s ", "1 s", "--1s",
            "9999999999h", "9223372036854775808ns", "-9223372036854775809ns", "18446744073709551616ns", "1s\0",
        ])
    func malformed(_ text: String) {
        #expect(Duration(goText: text) == nil)
    }

    @Test(
        "a duration is written as Go writes it",
        arguments: [
            (.zero, "0s"), (.nanoseconds(1), "1ns"), (.nanoseconds(1100), "1.1µs"), (.microseconds(2200), "2.2ms"),
            (.milliseconds(500), "500ms"), (.milliseconds(3300), "3.3s"), (.seconds(90), "1m30s"),
            (.seconds(3600), "1h0m0s"), (.seconds(604_800), "168h0m0s"), (.nanoseconds(245_000_001_000), "4m5.000001s"),
            (.milliseconds(-1500), "-1.5s"), (.nanoseconds(Int64.max), "2562047h47m16.854775807s"),
            (.nanoseconds(Int64.min), "-2562047h47m16.854775808s"), (.seconds(Int64.max), "2562047h47m16.854775807s"),
        ] as [(Duration, String)])
    func writing(_ duration: Duration, _ text: String) {
        #expect(duration.goText == text)
    }
}
