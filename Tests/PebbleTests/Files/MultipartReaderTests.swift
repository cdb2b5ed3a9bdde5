import NIOCore
import Pebble
import Testing

@Suite("Multipart bodies")
struct MultipartReaderTests {
    /// The parts of a body that arrives in pieces of a size.
    private static func parts(_ body: [UInt8], piece: Int) throws -> [(MultipartHeader, [UInt8])]? {
        var reader = MultipartReader(boundary: "XYZ")
        var parts: [(MultipartHeader, [UInt8])] = []
        for start in stride(from: 0, to: body.count, by: piece) {
            reader.feed(ByteBuffer(bytes: body[start..<min(start + piece, body.count)]))
            while let event = try reader.next() {
                switch event {
                case .part(let header): parts.append((header, []))
                case .content(let bytes):
                    #expect(bytes.readableBytes > 0)
                    parts[parts.count - 1].1 += bytes.readableBytesView
                case .end: #expect(reader.isAtEnd)
                }
            }
        }
        return reader.isAtEnd ? parts : nil
    }

    private static func body(_ contents: [String]) -> [UInt8] {
        let parts = contents.enumerated().map { number, content in
            "--XYZ\r\nContent-Disposition: form-data; name=\"files\"; filename=\"/\(number)\"\r\n\r\n\(content)\r\n"
        }
        return Array((parts.joined() + "--XYZ--\r\n").utf8)
    }

    @Test(
        "are read however they arrive",
        arguments: [
            [""], ["hello"], ["a", "b", ""], ["\r\n"], ["\r\n--", "\r\n--XY", "\r\n\r\n--X"], ["--XY"],
            ["x--XYZ--\r\n"],
            ["\r\r\n--X\r\n-\r"], ["\n--XYZ\n"], [String(repeating: "\r\n--XY", count: 50)],
        ], [1, 2, 3, 5, 7, 64, 100_000])
    func pieces(contents: [String], piece: Int) throws {
        let parts = try #require(try Self.parts(Self.body(contents), piece: piece))
        #expect(parts.map { String(decoding: $0.1, as: UTF8.self) } == contents)
        #expect(parts.map(\.0.fileName) == contents.indices.map { "/\($0)" })
        #expect(parts.allSatisfy { $0.0.name == "files" })
    }

    @Test(
        "that end too early never seem whole",
        arguments: [1, 7, 1000], [3, 4, 8, 9, 12, 17, 30, 70, 75])
    func truncated(piece: Int, missing: Int) throws {
        let whole = Self.body(["hello"])
        #expect(try Self.parts(Array(whole.dropLast(missing)), piece: piece) == nil)
    }

    @Test(
        "that make no sense are refused",
        arguments: [
            "hello", "\r\n--XYZ\r\n", "--XYY\r\n", "--XYZ \r\n", "--XYZ\n\n", "--XYZ\r\n\r\n\r\n\r\n",
            "--XYZ\r\nContent-Disposition\r\n\r\n", "--XYZ\r\nContent-Type: text/plain\r\n\r\n",
            "--XYZ\r\nContent-Disposition: attachment; name=\"files\"\r\n\r\n",
            "--XYZ\r\nContent-Disposition: form-data; filename=\"x\"\r\n\r\n",
            "--XYZ\r\nContent-Disposition: form-data; name=\"files\r\n\r\n",
            "--XYZ\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\n",
            "--XYZ\r\nContent-Disposition: form-data; name=\"a\\\r\n\r\n",
            "--XYZ\r\nContent-Disposition: form-data; name=\"a\"b\r\n\r\n",
            "--XYZ\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nboundary\r\n--XYZinside",
            "--XYZ\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n--XYZ boundary",
        ], [1, 1000])
    func nonsense(body: String, piece: Int) throws {
        let error = #expect(throws: PebbleError.self) { try Self.parts(Array(body.utf8), piece: piece) }
        #expect(error?.code == .protocolViolation)
    }

    @Test("with a header or an epilogue without end are refused", arguments: ["--XYZ\r\nA: ", "--XYZ--"])
    func endless(beginning: String) throws {
        let body = Array(beginning.utf8) + [UInt8](repeating: 0x61, count: MultipartReader.longestHeader + 10)
        let error = #expect(throws: PebbleError.self) { try Self.parts(body, piece: 1000) }
        #expect(error?.code == .protocolViolation)
    }

    @Test("have names that are quoted, escaped or bare")
    func names() throws {
        let body = """
            --XYZ\r
            content-DISPOSITION:form-data ; NAME = files;; filename="/a \\"b\\\\c%0A;=é.txt" ;\r
            Content-Type: application/octet-stream\r
            \r
            x\r
            --XYZ--
            """
        let parts = try #require(try Self.parts(Array(body.utf8), piece: 1000))
        #expect(parts.map(\.0) == [MultipartHeader(name: "files", fileName: "/a \"b\\c%0A;=é.txt")])
    }
}
