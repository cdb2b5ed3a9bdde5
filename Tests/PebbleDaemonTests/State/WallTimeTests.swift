import PebbleDaemon
import Testing

@Suite("Times")
struct WallTimeTests {
    @Test(
        "times are written as Go writes them",
        arguments: [
            (Int64(0), "1970-01-01T00:00:00Z"), (1_923_102_245_120_000_000, "2030-12-10T03:04:05.12Z"),
            (1_923_102_245_000_000_001, "2030-12-10T03:04:05.000000001Z"), (-1, "1969-12-31T23:59:59.999999999Z"),
            (951_782_400_000_000_000, "2000-02-29T00:00:00Z"),
        ])
    func text(nanoseconds: Int64, text: String) {
        #expect(WallTime(nanoseconds: nanoseconds).text(.utc) == text)
        #expect(WallTime(text)?.nanoseconds == nanoseconds)
    }

    @Test("logs have milliseconds")
    func milliseconds() {
        #expect(WallTime(nanoseconds: 760_999_999).millisecondsText == "1970-01-01T00:00:00.76Z")
        #expect(WallTime(nanoseconds: 999_999).millisecondsText == "1970-01-01T00:00:00Z")
    }

    @Test("a zone is taken into account")
    func zone() {
        #expect(WallTime("1970-01-01T09:00:00+09:00")?.nanoseconds == 0)
        #expect(WallTime("1969-12-31T23:30:00.5-00:30")?.nanoseconds == 500_000_000)
    }

    @Test(
        "another text is no time",
        arguments: [
            "", "2030", "2030-02-30T00:00:00Z", "2030-01-01 00:00:00Z", "2030-01-01T00:00:00", "2030-01-01T24:00:00Z",
            "2030-01-01T00:00:00.Z", "9999-01-01T00:00:00Z", "2030-01-01T00:00:00Zx",
        ])
    func invalid(text: String) {
        #expect(WallTime(text) == nil)
    }
}
