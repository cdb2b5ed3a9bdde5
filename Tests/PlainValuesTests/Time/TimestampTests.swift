import PlainValues
import Testing

@Suite("Moments in time") struct TimestampTests {
    @Test(
        "a moment is read from RFC 3339 and written in UTC",
        arguments: [
            ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z"),
            ("2031-02-03T04:05:06Z", 1_927_857_906, "2031-02-03T04:05:06Z"),
            ("2031-02-03t04:05:06z", 1_927_857_906, "2031-02-03T04:05:06Z"),
            ("2031-02-03 04:05:06Z", 1_927_857_906, "2031-02-03T04:05:06Z"),
            ("2031-02-03T04:05:06+00:00", 1_927_857_906, "2031-02-03T04:05:06Z"),
            ("2031-02-03T04:05:06+02:30", 1_927_848_906, "2031-02-03T01:35:06Z"),
            ("2031-02-03T04:05:06-02:30", 1_927_866_906, "2031-02-03T06:35:06Z"),
            ("2000-02-29T23:59:59Z", 951_868_799, "2000-02-29T23:59:59Z"),
            ("1969-12-31T23:59:59Z", -1, "1969-12-31T23:59:59Z"),
            ("1900-03-01T00:00:00Z", -2_203_891_200, "1900-03-01T00:00:00Z"),
            ("0001-01-01T00:00:00Z", -62_135_596_800, "0001-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59Z", 253_402_300_799, "9999-12-31T23:59:59Z"),
        ])
    func reading(_ text: String, _ seconds: Int, _ written: String) throws {
        let moment = try Timestamp(text)
        #expect(moment.secondsSince1970 == seconds)
        #expect(moment.description == written)
        #expect(try Timestamp(written) == moment)
    }

    @Test(
        "a fraction is kept to the nanosecond, and written with six or nine digits",
        arguments: [
            (".5", 500_000_000, ".500000"), (".123456789", 123_456_789, ".123456789"),
            (".000001", 1000, ".000001"), (".0000009", 900, ".000000900"), (".9999999999", 999_999_999, ".999999999"),
            (".0000000009", 0, ""),
        ])
    func fraction(_ fraction: String, _ nanoseconds: Int, _ written: String) throws {
        let moment = try Timestamp("2031-02-03T04:05:06\(fraction)Z")
        #expect(moment.nanoseconds == nanoseconds)
        #expect(moment.description == "2031-02-03T04:05:06\(written)Z")
    }

    @Test(
        "a text that is no moment is an error that quotes it",
        arguments: [
            "", "2031", "2031-02-03", "2031-02-03T04:05:06", "2031-02-03T04:05Z", "2031-2-3T04:05:06Z",
            "2031-02-03T04:05:06.Z", "2031-02-03T04:05:06+0200", "2031-02-03T04:05:06+24:00",
            "2031-02-03T04:05:06+02:60",
            "2031-02-03T04:05:06Z ", " 2031-02-03T04:05:06Z", "2031-02-29T00:00:00Z", "2031-04-31T00:00:00Z",
            "1900-02-29T00:00:00Z", "2031-00-01T00:00:00Z", "2031-13-01T00:00:00Z", "2031-01-00T00:00:00Z",
            "2031-01-32T00:00:00Z", "2031-01-01T24:00:00Z", "2031-01-01T00:60:00Z", "2031-01-01T00:00:60Z",
            "2031-01-01T00:00:00Z\0", "２０３１-01-01T00:00:00Z", "+031-01-01T00:00:00Z", "never",
        ])
    func malformed(_ text: String) {
        let error = #expect(throws: PlainValueError.self) { try Timestamp(text) }
        #expect(error?.code == .invalidTimestamp)
        #expect(error?.description.contains("'\(text)'") == true)
    }

    @Test(
        "a moment outside the years 1 to 9999 is an error",
        arguments: [
            "0000-12-31T23:59:59Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
        ])
    func outside(_ text: String) {
        #expect(throws: PlainValueError.self) { try Timestamp(text) }
    }

    @Test(
        "numbers that make no moment are an error",
        arguments: [
            (Int.max, 0), (Int.min, 0), (253_402_300_800, 0), (-62_135_596_801, 0), (0, -1), (0, 1_000_000_000),
        ])
    func numbers(_ seconds: Int, _ nanoseconds: Int) {
        let error = #expect(throws: PlainValueError.self) {
            try Timestamp(secondsSince1970: seconds, nanoseconds: nanoseconds)
        }
        #expect(error?.code == .invalidTimestamp)
    }

    @Test("moments are in order")
    func order() throws {
        let moments = try [
            "1969-12-31T23:59:59Z", "1970-01-01T00:00:00Z", "1970-01-01T00:00:00.1Z", "2031-02-03T04:05:06Z",
        ].map { try Timestamp($0) }
        #expect(moments.shuffled().sorted() == moments)
    }
}
