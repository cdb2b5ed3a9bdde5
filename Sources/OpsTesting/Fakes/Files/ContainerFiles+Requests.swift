import NIOCore
import OrderedCollections
import Pebble
import PlainValues

// Requests about files. What becomes of each file is told file by file; only what is malformed is refused as a whole.

extension ContainerFiles {
    // MARK: Listing and reading

    func answer(_ request: FakeRequest) throws(FakeFailure) -> FakeReply {
        switch request.value("action") {
        case "list": return try list(request)
        case "read": return try read(request)
        case let other: throw FakeFailure("invalid action \(other.quoted)")
        }
    }

    private func list(_ request: FakeRequest) throws(FakeFailure) -> FakeReply {
        let (path, pattern, itself) = (request.value("path"), request.value("pattern"), request.value("itself"))
        guard !path.isEmpty else { throw FakeFailure("must specify path") }
        guard path.hasPrefix("/") else { throw FakeFailure("path must be absolute, got \(path.quoted)") }
        guard ["", "true", "false"].contains(itself) else {
            throw FakeFailure("itself parameter must be \"true\" or \"false\"")
        }
        do throws(FileProblem) {
            let entries = try entries(of: path, pattern: pattern.isEmpty ? nil : pattern, itself: itself == "true")
            return .sync(.array(entries.map(\.plainValue)))
        } catch {
            let status =
                switch error.kind {
                case .notFound: 404
                case .permissionDenied: 403
                default: 400
                }
            throw FakeFailure(status, error.message, kind: error.kind.rawValue)
        }
    }

    private func read(_ request: FakeRequest) throws(FakeFailure) -> FakeReply {
        let paths = request.query.filter { $0.name == "path" }.map(\.value)
        guard !paths.isEmpty else { throw FakeFailure("must specify one or more paths") }
        guard request.headers.contains(where: { $0.name == "Accept" && $0.value == "multipart/form-data" }) else {
            throw FakeFailure("must accept multipart/form-data")
        }
        let boundary = String((0..<60).map { _ in "0123456789abcdef".randomElement() ?? "0" })
        var body = ByteBuffer()
        var results: [PlainValue] = []
        for path in paths {
            do throws(FileProblem) {
                let content = try content(of: path)
                body.writeString(
                    """
                    --\(boundary)\r\nContent-Disposition: form-data; name="files"; filename=\(Self.fileName(path))\r\n\
                    Content-Type: application/octet-stream\r\n\r\n
                    """)
                body.writeImmutableBuffer(content)
                body.writeString("\r\n")
                results.append(FakeReply.file(path, nil))
            } catch {
                results.append(FakeReply.file(path, error))
            }
        }
        body.writeString(
            """
            --\(boundary)\r\nContent-Disposition: form-data; name="response"\r\nContent-Type: application/json\r\n\r\n\
            \(FakeReply.json("sync", 200, ["result": .array(results)]))\n\r\n--\(boundary)--\r\n
            """)
        return .body(body, type: "multipart/form-data; boundary=\(boundary)")
    }

    private static func fileName(_ path: String) -> String {
        var text = "\""
        for scalar in path.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\r": text += "%0D"
            case "\n": text += "%0A"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }

    // MARK: Changing

    func change(_ request: FakeRequest) throws(FakeFailure) -> FakeReply {
        let type = request.headers.first { $0.name == "Content-Type" }?.value ?? ""
        if type.hasPrefix("multipart/form-data") { return .sync(.array(try write(request, type: type))) }
        guard type == "application/json" else { throw FakeFailure("invalid media type \(type.quoted)") }
        let fields = try request.fields()
        switch fields.text("action") {
        case "make-dirs":
            return .sync(
                .array(
                    fields.objects("dirs").map { folder in
                        outcome(folder) { () throws(FileProblem) in
                            let mode = try Self.mode(folder.text("permissions"), default: 0o755)
                            let owner = try FileOwner(folder)
                            try makeFolder(
                                folder.text("path"), mode, owner, withParents: folder.flag("make-parents"))
                        }
                    }))
        case "remove":
            return .sync(
                .array(
                    fields.objects("paths").map { file in
                        outcome(file) { () throws(FileProblem) in
                            try remove(file.text("path"), recursively: file.flag("recursive"))
                        }
                    }))
        case "write": throw FakeFailure("must use multipart with \"write\" action")
        case let other: throw FakeFailure("invalid action \(other.quoted)")
        }
    }

    private func outcome(_ file: FakeFields, _ body: () throws(FileProblem) -> Void) -> PlainValue {
        do throws(FileProblem) {
            try body()
            return FakeReply.file(file.text("path"), nil)
        } catch {
            return FakeReply.file(file.text("path"), error)
        }
    }

    private func write(_ request: FakeRequest, type: String) throws(FakeFailure) -> [PlainValue] {
        let boundary = type.split(separator: "boundary=").dropFirst().first?.filter { $0 != "\"" } ?? ""
        guard boundary.utf8.count >= 32 else { throw FakeFailure("invalid boundary \(String(boundary).quoted)") }
        let parts: [(header: MultipartHeader, content: ByteBuffer)]
        do throws(PebbleError) {
            parts = try Self.parts(of: request.body, boundary: boundary)
        } catch {
            throw FakeFailure("cannot read request metadata: \(error)")
        }
        guard let first = parts.first, first.header.name == "request" else {
            throw FakeFailure("metadata field name must be \"request\", got \((parts.first?.header.name ?? "").quoted)")
        }
        let fields = try FakeFields(first.content, "cannot decode request metadata")
        let (action, files) = (fields.text("action"), fields.objects("files"))
        guard action == "write" else { throw FakeFailure("multipart action must be \"write\", got \(action.quoted)") }
        guard !files.isEmpty else { throw FakeFailure("must specify one or more files") }
        return files.map { file in
            outcome(file) { () throws(FileProblem) in
                let path = file.text("path")
                guard let content = parts.dropFirst().last(where: { $0.header.fileName == path })?.content else {
                    throw FileProblem("no file content for path \(path.quoted)")
                }
                let owner = try FileOwner(file)
                try write(
                    content, to: path, try Self.mode(file.text("permissions"), default: 0o644), owner,
                    makingFolders: file.flag("make-dirs"))
            }
        }
    }

    private static func parts(
        of body: ByteBuffer, boundary: String
    ) throws(PebbleError) -> [(header: MultipartHeader, content: ByteBuffer)] {
        var parts: [(header: MultipartHeader, content: ByteBuffer)] = []
        var reader = MultipartReader(boundary: boundary)
        reader.feed(body)
        while let event = try reader.next() {
            switch event {
            case .part(let header): parts.append((header, ByteBuffer()))
            case .content(let piece):
                if let last = parts.indices.last { parts[last].content.writeImmutableBuffer(piece) }
            case .end: return parts
            }
        }
        throw PebbleError(.protocolViolation, "multipart: NextPart: EOF")
    }

    private static func mode(_ text: String, default: UInt32) throws(FileProblem) -> UInt32 {
        if text.isEmpty { return `default` }
        guard text.utf8.count == 3, let mode = UInt32(text, radix: 8), !text.hasPrefix("+") else {
            throw FileProblem("permissions must be a 3-digit octal string, got \(text.quoted)")
        }
        return mode
    }
}

extension String {
    /// The text in double quotes, as Go writes it.
    var quoted: String { GoText.quoted(self) }
}
