import PlainValues

extension Layer {
    /// A length of time in a layer: `.seconds(10)`, or Go's text for it, `"1m30s"`.
    ///
    /// The text is kept as it was written, even one that is no length of time: Pebble refuses that. Two lengths are
    /// equal when they are the same time, so that a layer equals the plan in which Pebble spells `90s` as `1m30s`.
    public struct Interval: Sendable {
        /// The text in the layer, as Go writes durations.
        public let text: String

        /// Makes a length of time of its text.
        ///
        /// - Parameter text: Numbers with units, as Go reads them: `ns`, `us`, `ms`, `s`, `m`, `h`.
        public init(_ text: String) { self.text = text }

        /// Makes a length of time.
        ///
        /// - Parameter duration: The time; what is below a nanosecond is cut off.
        public init(_ duration: Duration) { text = GoDuration.text(duration) }

        /// A number of seconds.
        public static func seconds(_ count: Int) -> Interval { Interval(.seconds(count)) }
        /// A number of seconds, to the nanosecond.
        ///
        /// - Parameter count: The seconds; what is no number or beyond 292 years is the text that Pebble refuses.
        public static func seconds(_ count: Double) -> Interval {
            count.magnitude < 9e9 ? Interval(Duration.seconds(count)) : Interval("\(count)s")
        }
        /// A number of milliseconds.
        public static func milliseconds(_ count: Int) -> Interval { Interval(.milliseconds(count)) }

        /// The time, or `nil` when the text names none.
        public var duration: Duration? { (try? GoDuration.nanoseconds(text)).map { .nanoseconds($0) } }
    }
}

extension Layer.Interval: Hashable {
    /// Whether two lengths are the same time; texts that name none are compared as they are.
    public static func == (left: Self, right: Self) -> Bool {
        left.text == right.text || left.duration.map { $0 == right.duration } ?? false
    }

    /// Hashes the time, or the text that names none.
    public func hash(into hasher: inout Hasher) {
        if let duration { hasher.combine(duration) } else { hasher.combine(text) }
    }
}

extension Layer.Interval: ExpressibleByStringLiteral, CustomStringConvertible {
    /// Makes a length of time of its text.
    public init(stringLiteral text: String) { self.init(text) }

    /// The text in the layer.
    public var description: String { text }
}
