/// A version of Juju, which can be compared.
///
/// `2.8.1`, `2.9-rc3` and `3.1.0.1` are versions. A tagged one comes before the untagged ones of the same major and minor
/// numbers. It is `ops.JujuVersion`.
public struct JujuVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The first number.
    public let major: Int
    /// The second number.
    public let minor: Int
    /// The tag of a preliminary version, as `rc` in `2.9-rc3`; else empty.
    public let tag: String
    /// The third number, 0 when it is missing.
    public let patch: Int
    /// The fourth number, 0 when it is missing.
    public let build: Int

    /// Reads a version.
    ///
    /// - Parameter text: Two to four numbers of at most nine digits; before the third may stand `-` and a tag of lower-case
    ///   letters in place of the dot.
    /// - Throws: ``OpsError`` with ``OpsError/Code/invalidArgument`` for another text.
    public init(_ text: String) throws(OpsError) {
        var rest = text.utf8[...]
        var numbers: [Int] = []
        var tag = ""
        func invalid() -> OpsError {
            OpsError(.invalidArgument, "'\(text)' is not a version of Juju; write it as in 3.6.9 or 4.0-beta2.")
        }
        while true {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard digits.count <= 9, let number = Int(Substring(digits)) else { throw invalid() }
            numbers.append(number)
            rest = rest.dropFirst(digits.count)
            guard let separator = rest.first else { break }
            rest = rest.dropFirst()
            if separator == UInt8(ascii: "-"), numbers.count == 2 {
                let letters = rest.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
                guard !letters.isEmpty else { throw invalid() }
                tag = String(Substring(letters))
                rest = rest.dropFirst(letters.count)
            } else if separator != UInt8(ascii: ".") || numbers.count == 4 {
                throw invalid()
            }
        }
        guard numbers.count >= 2 else { throw invalid() }
        major = numbers[0]
        minor = numbers[1]
        self.tag = tag
        patch = numbers.count > 2 ? numbers[2] : 0
        build = numbers.count > 3 ? numbers[3] : 0
    }

    private init(major: Int, minor: Int, patch: Int) {
        self.major = major
        self.minor = minor
        self.patch = patch
        tag = ""
        build = 0
    }

    /// The version that stands for none: 0.0.0.
    static let unknown = JujuVersion(major: 0, minor: 0, patch: 0)

    /// The version as Juju writes it, always with three numbers.
    public var description: String {
        let start = tag.isEmpty ? "\(major).\(minor).\(patch)" : "\(major).\(minor)-\(tag)\(patch)"
        return build > 0 ? "\(start).\(build)" : start
    }

    /// Whether one version came before another.
    public static func < (left: JujuVersion, right: JujuVersion) -> Bool {
        if left.major != right.major { return left.major < right.major }
        if left.minor != right.minor { return left.minor < right.minor }
        if left.tag != right.tag { return !left.tag.isEmpty && (right.tag.isEmpty || left.tag < right.tag) }
        if left.patch != right.patch { return left.patch < right.patch }
        return left.build < right.build
    }

    /// Whether relations have data of the application's, from 2.7.0 on.
    public var hasApplicationData: Bool { isAtLeast(2, 7, 0) }

    /// Whether Juju calls one `dispatch` for every event, from 2.8.0 on.
    public var isDispatchAware: Bool { isAtLeast(2, 8, 0) }

    /// Whether the controller can keep a unit's state, from 2.8.0 on.
    public var hasControllerStorage: Bool { isAtLeast(2, 8, 0) }

    /// Whether secrets can be used, from 3.0.3 on.
    public var hasSecrets: Bool { isAtLeast(3, 0, 3) }

    /// Whether a Kubernetes unit can open ports, from 3.0.3 on.
    public var supportsOpenPortOnKubernetes: Bool { isAtLeast(3, 0, 3) }

    /// Whether a command in a container can take the context of a service, from 3.1.6 on, but for 3.2.0.
    public var supportsExecServiceContext: Bool {
        isAtLeast(3, 1, 6) && (major, minor, patch) != (3, 2, 0)
    }

    /// Whether Pebble sends services' logs to the targets of a layer, with labels, from 3.4.0 on.
    public var supportsPebbleLogForwarding: Bool { isAtLeast(3, 4, 0) }

    /// Whether Pebble knows identities, from 3.6.4 on.
    public var supportsPebbleIdentities: Bool { isAtLeast(3, 6, 4) }

    /// Whether Pebble gives metrics, to identities that may see them, from 3.6.4 on.
    public var supportsPebbleMetrics: Bool { isAtLeast(3, 6, 4) }

    private func isAtLeast(_ major: Int, _ minor: Int, _ patch: Int) -> Bool {
        (self.major, self.minor, self.patch) >= (major, minor, patch)
    }
}
