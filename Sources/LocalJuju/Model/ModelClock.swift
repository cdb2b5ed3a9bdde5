import Glibc

/// The time in a model: this computer's, and what was added to it by letting time pass.
struct ModelClock {
    var offset: Double

    /// Seconds since 1970.
    var seconds: Double {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9 + offset
    }

    /// `2026-11-05 15:29:12`, in UTC, as the log has it.
    var logTime: String { Self.text("%Y-%m-%d %H:%M:%S", seconds) }
    /// `05 Nov 2026 15:29:12Z`, as `juju status` has it.
    var statusTime: String { Self.statusTime(seconds) }
    /// `2026-11-05 15:29:12 +0000 UTC`, as the times of an action have it.
    var actionTime: String { Self.text("%Y-%m-%d %H:%M:%S +0000 UTC", seconds) }
    /// `15:29:12Z`.
    var timeOfDay: String { Self.text("%H:%M:%SZ", seconds) }

    /// `05 Nov 2026 15:29:12Z`, as `juju status` has it.
    static func statusTime(_ seconds: Double) -> String { text("%d %b %Y %H:%M:%SZ", seconds) }
    /// `2026-11-05 15:29:12Z`, as `goal-state` has it.
    static func goalTime(_ seconds: Double) -> String { text("%Y-%m-%d %H:%M:%SZ", seconds) }

    private static func text(_ format: String, _ seconds: Double) -> String {
        // A clock that was set to an impossible time still shows one.
        var whole = time_t(exactly: seconds.rounded(.down)) ?? 0
        var parts = tm()
        gmtime_r(&whole, &parts)
        var buffer = [CChar](repeating: 0, count: 64)
        let length = strftime(&buffer, buffer.count, format, &parts)
        return String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
