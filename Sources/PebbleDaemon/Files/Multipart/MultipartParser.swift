import CShims
package import NIOCore
import Pebble

/// Takes a multipart body apart, as it comes.
///
/// Lines end with CRLF or LF, as the first boundary's does. What cannot be part of a boundary is passed on at once,
/// without a copy.
package struct MultipartParser {
    /// What was found.
    package enum Event: Sendable {
        /// A part begins.
        case part(MultipartHeaders)
        /// Some of the part's content.
        case content(ByteBuffer)
        /// The part is complete.
        case partEnd
        /// The last part was complete; what comes after is of no interest.
        case end
    }

    /// The body is not what it should be.
    package struct Malformed: Error, Hashable, Sendable, CustomStringConvertible {
        package let description: String
    }

    private enum Stage {
        /// Before the first boundary.
        case preamble
        case headers
        /// At the beginning of the content, where a boundary needs no line before it.
        case contentStart
        case content
        /// After a boundary, before the end of its line.
        case boundaryEnd
        case ended
    }

    /// The size in bytes of the longest line, and of all header lines of a part.
    private static let longestHeader = 64 << 10

    private let dashBoundary: [UInt8]
    /// What ends a content: a line's end, dashes and the boundary.
    private var delimiter: [UInt8]
    private var lineEnd: [UInt8] = Array("\r\n".utf8)
    private var stage = Stage.preamble
    private var pending = ByteBuffer()

    /// Makes a parser for a boundary.
    package init(boundary: String) {
        dashBoundary = Array("--\(boundary)".utf8)
        delimiter = lineEnd + dashBoundary
    }

    /// Gives the parser more.
    package mutating func add(_ bytes: ByteBuffer) {
        if pending.readableBytes == 0 {
            pending = bytes
        } else {
            // What was passed on is given back first: a content that always ends midway would pile up.
            pending.discardReadBytes()
            pending.writeImmutableBuffer(bytes)
        }
    }

    /// The next thing in what was given; `nil` when more is needed to tell.
    package mutating func next() throws(Malformed) -> Event? {
        while true {
            switch stage {
            case .preamble:
                guard let line = try line() else { return nil }
                guard line.starts(with: dashBoundary) else { continue }
                let rest = line.dropFirst(dashBoundary.count)
                if rest.starts(with: "--".utf8) {
                    stage = .ended
                    return .end
                }
                guard let end = blanksEnd(rest), let kind = lineEnd(at: end, of: rest) else { continue }
                lineEnd = kind
                delimiter = lineEnd + dashBoundary
                stage = .headers
            case .headers:
                guard let headers = try headers() else { return nil }
                stage = .contentStart
                return .part(headers)
            case .contentStart:
                let shared = min(pending.readableBytes, dashBoundary.count)
                guard pending.readableBytesView.prefix(shared).elementsEqual(dashBoundary.prefix(shared)) else {
                    stage = .content
                    continue
                }
                guard shared == dashBoundary.count, let isBoundary = isBoundary(at: 0, shared) else { return nil }
                guard isBoundary else {
                    stage = .content
                    continue
                }
                pending.moveReaderIndex(forwardBy: shared)
                stage = .boundaryEnd
                return .partEnd
            case .content:
                return content()
            case .boundaryEnd:
                guard let line = try line() else {
                    guard pending.readableBytesView.starts(with: "--".utf8) else { return nil }
                    stage = .ended
                    return .end
                }
                if line.starts(with: "--".utf8) {
                    stage = .ended
                    return .end
                }
                guard let end = blanksEnd(line), lineEnd(at: end, of: line) != nil else {
                    let text = GoText.quoted(String(decoding: dashBoundary + line, as: UTF8.self))
                    throw Malformed(description: "multipart: expecting a new Part; got line \(text)")
                }
                stage = .headers
            case .ended:
                return nil
            }
        }
    }

    private mutating func content() -> Event? {
        var searched = 0
        while let place = find(delimiter, from: searched) {
            if place > 0 {
                // What comes before goes first; the delimiter is found again at the beginning.
                if isBoundary(at: place, delimiter.count) == false {
                    searched = place + 1
                    continue
                }
                return pending.readSlice(length: place).map { .content($0) }
            }
            switch isBoundary(at: 0, delimiter.count) {
            case nil: return nil
            case false?: searched = 1
            case true?:
                pending.moveReaderIndex(forwardBy: delimiter.count)
                stage = .boundaryEnd
                return .partEnd
            }
        }
        let free = pending.readableBytes - unfinishedDelimiter(from: searched)
        guard free > 0 else { return nil }
        return pending.readSlice(length: free).map { .content($0) }
    }

    /// Whether what follows a boundary's text makes it one; `nil` when more is needed to tell.
    private func isBoundary(at place: Int, _ length: Int) -> Bool? {
        let rest = pending.readableBytesView.dropFirst(place + length)
        guard let first = rest.first else { return nil }
        switch first {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): return true
        case UInt8(ascii: "-"): return rest.dropFirst().first.map { $0 == UInt8(ascii: "-") }
        default: return false
        }
    }

    /// Where bytes are found in what is pending.
    private func find(_ bytes: [UInt8], from start: Int) -> Int? {
        pending.withUnsafeReadableBytes { pending in
            guard start < pending.count, let base = pending.baseAddress else { return nil }
            let found = swiftops_find(base + start, pending.count - start, bytes, bytes.count)
            return found.map { $0 - base }
        }
    }

    /// How many bytes at the end may be the beginning of a delimiter.
    private func unfinishedDelimiter(from start: Int) -> Int {
        pending.withUnsafeReadableBytes { pending in
            let tail = pending[max(start, pending.count - delimiter.count + 1)...]
            var place = tail.startIndex
            while place < tail.endIndex {
                if pending[place] == delimiter[0], tail[place...].elementsEqual(delimiter.prefix(tail.endIndex - place))
                {
                    return tail.endIndex - place
                }
                place += 1
            }
            return 0
        }
    }

    /// The next line with its end; `nil` when it has not come yet.
    private mutating func line() throws(Malformed) -> ArraySlice<UInt8>? {
        guard let end = find([UInt8(ascii: "\n")], from: 0) else {
            guard pending.readableBytes <= Self.longestHeader else {
                throw Malformed(description: "multipart: NextPart: bufio: buffer full")
            }
            return nil
        }
        return pending.readBytes(length: end + 1)?[...]
    }

    private mutating func headers() throws(Malformed) -> MultipartHeaders? {
        var place = 0
        var lines: [Range<Int>] = []
        while let end = find([UInt8(ascii: "\n")], from: place) {
            let line = place..<end + 1
            place = end + 1
            let text = pending.readableBytesView.dropFirst(line.lowerBound).prefix(line.count)
            if text.elementsEqual("\n".utf8) || text.elementsEqual("\r\n".utf8) {
                let bytes = pending.readBytes(length: place) ?? []
                do throws(MultipartHeaders.Malformed) {
                    return try MultipartHeaders(lines.map { bytes[$0] })
                } catch {
                    throw Malformed(description: "multipart: NextPart: \(error.description)")
                }
            }
            lines.append(line)
            if place > Self.longestHeader { break }
        }
        guard pending.readableBytes <= Self.longestHeader else {
            throw Malformed(description: "multipart: NextPart: multipart: message too large")
        }
        return nil
    }

    /// Where the blanks end with which a text begins.
    private func blanksEnd(_ rest: ArraySlice<UInt8>) -> Int? {
        rest.firstIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    }

    /// The line's end that is all the rest of a text.
    private func lineEnd(at place: Int, of rest: ArraySlice<UInt8>) -> [UInt8]? {
        let end = Array(rest[place...])
        return end == Array("\n".utf8) || end == Array("\r\n".utf8) ? end : nil
    }
}
