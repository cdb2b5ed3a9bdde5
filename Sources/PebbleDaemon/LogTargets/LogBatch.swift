import Glibc
import NIOCore

/// Lines that are sent together, in the form of their target.
struct LogBatch: Sendable {
    /// The lines of one service, and what is said with each of them.
    struct Stream: Sendable {
        let service: String
        let labels: [String: String]
        let lines: [ServiceLogLine]
    }

    /// The size in bytes from which on the text of a datagram is cut.
    private static let longestDatagram = 4000

    /// The lines by service, in the order of the services' names.
    let streams: [Stream]

    /// Groups lines by service.
    ///
    /// - Parameters:
    ///   - lines: The lines, the oldest first.
    ///   - labels: What is said with each line of a service.
    init(_ lines: some Sequence<ServiceLogLine>, labels: (String) -> [String: String]) {
        let services = Dictionary(grouping: lines, by: \.service)
        streams = services.keys.sorted().map { name in
            Stream(service: name, labels: labels(name), lines: services[name] ?? [])
        }
    }

    /// The body of a request to Grafana Loki.
    var loki: ByteBuffer {
        let streams = streams.map { stream in
            let labels = stream.labels.merging(["pebble_service": stream.service]) { $1 }
            return ReplyValue.fields([
                "stream": .textMap(labels),
                "values": .array(stream.lines.map { .texts([String($0.time.wholeMilliseconds), $0.message]) }),
            ])
        }
        return ByteBuffer(bytes: ReplyValue.fields(["streams": .array(streams)]).json())
    }

    /// The body of a request in OpenTelemetry's protocol.
    var openTelemetry: ByteBuffer {
        func attribute(_ key: String, _ value: String) -> ReplyValue {
            .fields(["key": .string(key), "value": .fields(["stringValue": .string(value)])])
        }
        let logs = streams.map { stream in
            let labels = ReplyValue.sorted(stream.labels).map { attribute($0.key, $0.value) }
            let records = stream.lines.map { line in
                ReplyValue.fields([
                    "timeUnixNano": .string(String(line.time.wholeMilliseconds)),
                    "body": .fields(["stringValue": .string(line.message)]),
                ])
            }
            return ReplyValue.fields([
                "resource": .fields([
                    "attributes": .array([attribute("service.name", stream.service)] + labels)
                ]),
                "scopeLogs": .array([
                    .fields(["scope": .fields(["name": .string("pebble")]), "logRecords": .array(records)])
                ]),
            ])
        }
        return ByteBuffer(bytes: ReplyValue.fields(["resourceLogs": .array(logs)]).json())
    }

    /// The messages for syslog (RFC 5424), by time.
    ///
    /// - Parameter isCut: Whether a long text is cut, as it must be for a datagram.
    func syslog(host: String, isCut: Bool) -> [String] {
        let messages = streams.flatMap { stream in
            let labels = ReplyValue.sorted(stream.labels).map { " \($0.key)=\"\(Self.escaped($0.value))\"" }.joined()
            let data = labels.isEmpty ? "-" : "[pebble@28978\(labels)]"
            return stream.lines.map { line in
                let text = isCut ? Self.cut(line.message) : line.message
                return (
                    time: line.time,
                    text: "<13>1 \(line.time.millisecondsText) \(host) \(stream.service) - - \(data) \(text)"
                )
            }
        }
        // Sorting keeps the order of what has the same time.
        return messages.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
            .map(\.element.text)
    }

    private static func cut(_ text: String) -> String {
        guard text.utf8.count > longestDatagram else { return text }
        return String(decoding: text.utf8.prefix(longestDatagram), as: UTF8.self) + "..."
    }

    private static func escaped(_ value: String) -> String {
        var text = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            if "\"\\]".unicodeScalars.contains(scalar) { text.append("\\") }
            text.append(scalar)
        }
        return String(text)
    }
}

extension WallTime {
    /// Nanoseconds since 1970 of the millisecond, which is as much as the logs keep of a time.
    fileprivate var wholeMilliseconds: Int64 { nanoseconds / 1_000_000 * 1_000_000 }
}
