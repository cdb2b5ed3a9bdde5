import ArgumentParser
import Glibc
import PlainValues

/// How times are shown.
struct TimeOptions: ParsableArguments {
    @Flag(name: .long, help: "Show times in RFC 3339 and not as 'today at 15:04 UTC'.")
    var absTime = false

    /// The text of a time, or a dash without one.
    func text(_ time: Timestamp?, now: time_t = Glibc.time(nil)) -> String {
        guard let time else { return "-" }
        return absTime ? time.description : Self.text(time.secondsSince1970, now: now)
    }

    /// A time with three digits of a second's fraction, in UTC, as the lines of logs have it.
    static func milliseconds(_ time: Timestamp) -> String {
        let fraction = String(1000 + time.nanoseconds / 1_000_000).dropFirst()
        guard let seconds = try? Timestamp(secondsSince1970: time.secondsSince1970) else { return "\(time)" }
        return seconds.description.prefix { $0 != "." && $0 != "Z" } + ".\(fraction)Z"
    }

    /// A time as people say it, in the zone of this machine.
    static func text(_ seconds: Int, now: time_t) -> String {
        let (moment, today) = (calendar(seconds), calendar(now))
        let clock = "\(padded(moment.tm_hour)):\(padded(moment.tm_min)) \(zone(moment))"
        // Days begin at midnight here: what counts is the difference of their numbers.
        let days = day(today) - day(moment)
        switch days {
        case 0: return "today at \(clock)"
        case 1: return "yesterday at \(clock)"
        case -1: return "tomorrow at \(clock)"
        case 2...60: return "\(days) days ago, at \(clock)"
        default: return "\(moment.tm_year + 1900)-\(padded(moment.tm_mon + 1))-\(padded(moment.tm_mday))"
        }
    }

    private static func calendar(_ seconds: Int) -> tm {
        var seconds = time_t(seconds)
        var calendar = tm()
        localtime_r(&seconds, &calendar)
        return calendar
    }

    private static func day(_ moment: tm) -> Int {
        var midnight = moment
        midnight.tm_gmtoff = 0
        (midnight.tm_hour, midnight.tm_min, midnight.tm_sec) = (0, 0, 0)
        return timegm(&midnight) / 86400
    }

    private static func zone(_ moment: tm) -> String {
        moment.tm_zone.map { String(cString: $0) } ?? "UTC"
    }

    private static func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
