import Pebble
import PlainValues
import Testing

@Suite("A length of time in a layer")
struct LayerIntervalTests {
    static let texts: [(text: String, nanoseconds: Int64)] = [
        ("0", 0), ("0s", 0), ("-0", 0), ("+5s", 5_000_000_000), ("90s", 90_000_000_000), ("1m30s", 90_000_000_000),
        ("1.5s", 1_500_000_000), (".5s", 500_000_000), ("1.s", 1_000_000_000), ("300ms", 300_000_000), ("1us", 1_000),
        ("1µs", 1_000), ("1μs", 1_000), ("7ns", 7), ("-1h2m", -3_720_000_000_000),
        ("2562047h47m16.854775807s", .max), ("-2562047h47m16.854775808s", .min),
        ("0.3333333333333333333h", 1_200_000_000_000),
        ("9007199254.740993ms", 9_007_199_254_740_993), ("0.100000000000000000000h", 360_000_000_000),
    ]

    @Test("Go's texts are read", arguments: texts)
    func read(text: String, nanoseconds: Int64) {
        #expect(Layer.Interval(text).duration == .nanoseconds(nanoseconds))
    }

    static let invalid: [(text: String, problem: String)] = [
        ("", "time: invalid duration \"\""), ("zz", "time: invalid duration \"zz\""),
        ("1", "time: missing unit in duration \"1\""), ("1.", "time: missing unit in duration \"1.\""),
        ("1x", "time: unknown unit \"x\" in duration \"1x\""), ("1s1", "time: missing unit in duration \"1s1\""),
        (".s", "time: invalid duration \".s\""), ("-", "time: invalid duration \"-\""),
        ("--1s", "time: invalid duration \"--1s\""), ("1 s", "time: unknown unit \" s\" in duration \"1 s\""),
        ("2562047h47m16.854775808s", "time: invalid duration \"2562047h47m16.854775808s\""),
        ("99999999999999999999s", "time: invalid duration \"99999999999999999999s\""),
        ("9223372036854775808ns", "time: invalid duration \"9223372036854775808ns\""),
        ("9223372036854775807h", "time: invalid duration \"9223372036854775807h\""),
        ("1\u{0}s", "time: unknown unit \"\\x00s\" in duration \"1\\x00s\""),
    ]

    @Test("what is no duration is kept as its text, and told in Go's words", arguments: invalid)
    func refused(text: String, problem: String) {
        #expect(Layer.Interval(text).duration == nil)
        #expect(Layer.Interval(text).text == text)
        let thrown = #expect(throws: GoDuration.Invalid.self) { try GoDuration.nanoseconds(text) }
        #expect(thrown?.description == problem)
    }

    @Test("lengths that are the same time are equal, other texts where they are the same")
    func equality() {
        #expect(Layer.Interval("90s") == Layer.Interval("1m30s"))
        #expect(Set<Layer.Interval>(["90s", "1m30s", "zz"]).count == 2)
        #expect(Layer.Interval("zz") != Layer.Interval("yy"))
        #expect(Layer.Interval("1s") != Layer.Interval("2s"))
    }

    @Test("a time is written as Go writes it")
    func written() {
        #expect(Layer.Interval.seconds(90).text == "1m30s")
        #expect(Layer.Interval.seconds(0.25).text == "250ms")
        #expect(Layer.Interval.milliseconds(1500).text == "1.5s")
        #expect(Layer.Interval(.seconds(3600)).text == "1h0m0s")
        #expect(Layer.Interval.seconds(.nan).duration == nil)
        #expect(Layer.Interval.seconds(1e300).duration == nil)
    }
}
