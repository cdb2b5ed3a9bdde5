import NIOCore
import Pebble

/// Writes the files of a multipart request as they come.
///
/// Everything blocks.
struct FileUpload {
    /// The size in bytes of the largest list of files.
    private static let longestRequest = 16 << 20

    private let body: RequestBody
    private var parser: MultipartParser

    init(_ body: RequestBody, boundary: String) {
        self.body = body
        parser = MultipartParser(boundary: boundary)
    }

    /// Takes the whole body.
    ///
    /// - Returns: What came of each file, in the order of the request.
    /// - Throws: ``APIFailure`` when the body is not what it should be. Files that were complete before stay written.
    mutating func run() throws(APIFailure) -> [FileResult] {
        let items = try request()
        var failures: [String: FileFailure?] = [:]
        var count = 0
        while let headers = try nextPart(count) {
            guard headers.name == "files" else {
                throw .badRequest("field name must be \"files\", got \(GoText.quoted(headers.name))")
            }
            guard let item = items.last(where: { $0.path == headers.fileName }) else {
                throw .badRequest("no metadata for path \(GoText.quoted(headers.fileName))")
            }
            count += 1
            failures.updateValue(try write(item, count), forKey: item.path)
        }
        return items.map { item in
            FileResult(
                item.path,
                failure: failures[item.path]
                    ?? FileFailure("no file content for path \(GoText.quoted(item.path))"))
        }
    }

    private mutating func request() throws(APIFailure) -> [FileWriteItem] {
        let headers: MultipartHeaders
        switch try event({ "cannot read request metadata: \($0)" }) {
        case .part(let found): headers = found
        default: throw .badRequest("cannot read request metadata: multipart: NextPart: EOF")
        }
        guard headers.name == "request" else {
            throw .badRequest("metadata field name must be \"request\", got \(GoText.quoted(headers.name))")
        }
        var json: [UInt8] = []
        while case .content(let bytes) = try event({ _ in "cannot decode request metadata: unexpected EOF" }) {
            guard json.count + bytes.readableBytes <= Self.longestRequest else {
                throw .badRequest("cannot decode request metadata: larger than \(Self.longestRequest) bytes")
            }
            json += bytes.readableBytesView
        }
        let action: String
        let items: [FileWriteItem]
        do throws(RequestFields.Failure) {
            let fields = try RequestFields(json)
            action = try fields.text("action") ?? ""
            var read: [FileWriteItem] = []
            for item in try fields.objects("files") { read.append(try FileWriteItem(item)) }
            items = read
        } catch {
            throw .badRequest("cannot decode request metadata: \(error.description)")
        }
        guard action == "write" else {
            throw .badRequest("multipart action must be \"write\", got \(GoText.quoted(action))")
        }
        guard !items.isEmpty else { throw .badRequest("must specify one or more files") }
        return items
    }

    private mutating func nextPart(_ count: Int) throws(APIFailure) -> MultipartHeaders? {
        if case .part(let headers) = try event({ "cannot read file part \(count): \($0)" }) { return headers }
        return nil
    }

    /// Writes the content of the part that has begun.
    ///
    /// - Returns: Why the file could not be written; the rest of it is skipped then.
    private mutating func write(_ item: FileWriteItem, _ count: Int) throws(APIFailure) -> FileFailure? {
        let file: NewFile
        do throws(FileFailure) {
            file = try NewFile.begin(item)
        } catch {
            try skip(count)
            return error
        }
        while case .content(let bytes) = try event({ "cannot read file part \(count): \($0)" }) {
            do throws(FileFailure) {
                try file.write(bytes)
            } catch {
                try skip(count)
                return error
            }
        }
        do throws(FileFailure) {
            try file.finish()
            return nil
        } catch {
            return error
        }
    }

    private mutating func skip(_ count: Int) throws(APIFailure) {
        while case .content = try event({ "cannot read file part \(count): \($0)" }) {}
    }

    /// The next thing in the body; the body's end is an error, since a boundary says that there is no more.
    private mutating func event(_ failure: (String) -> String) throws(APIFailure) -> MultipartParser.Event {
        do throws(MultipartParser.Malformed) {
            while true {
                if let event = try parser.next() { return event }
                guard let bytes = body.next() else { throw .init(description: "multipart: NextPart: EOF") }
                parser.add(bytes)
            }
        } catch {
            throw .badRequest(failure(error.description))
        }
    }
}
