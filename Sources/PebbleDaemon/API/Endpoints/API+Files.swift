// Files: listing, reading, writing, making folders and removing.

import NIOCore
import Pebble

extension API {
    func readFiles(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        let action = request.query.value("action")
        switch action {
        case "list": return try await listFiles(request)
        case "read":
            let paths = request.query.values("path")
            guard !paths.isEmpty else { throw .badRequest("must specify one or more paths") }
            guard request.headers.accept == "multipart/form-data" else {
                throw .badRequest("must accept multipart/form-data")
            }
            let boundary = FileReading.boundary()
            return .stream(type: "multipart/form-data; boundary=\(boundary)") { body in
                await BlockingThread.run {
                    var reading = FileReading(boundary: boundary, body: body)
                    reading.run(paths)
                }
            }
        default: throw .badRequest("invalid action \(GoText.quoted(action))")
        }
    }

    private func listFiles(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        let path = request.query.value("path")
        let pattern = request.query.value("pattern")
        guard !path.isEmpty else { throw .badRequest("must specify path") }
        guard FilePath.isAbsolute(path) else {
            throw .badRequest("path must be absolute, got \(GoText.quoted(path))")
        }
        let itself: Bool
        switch request.query.value("itself") {
        case "", "false": itself = false
        case "true": itself = true
        default: throw .badRequest("itself parameter must be \"true\" or \"false\"")
        }
        // A folder may hold any number of files.
        let listed = await request.blocking(isShort: itself) { () -> Result<ReplyValue, FileFailure> in
            Result { () throws(FileFailure) in
                var names = AccountNames()
                let entries = try FileListing.list(path, pattern: pattern.isEmpty ? nil : pattern, itself: itself)
                return .array(entries.map { $0.value(&names) })
            }
        }
        do throws(FileFailure) {
            return .sync(try listed.get())
        } catch {
            let status =
                switch error.kind {
                case "not-found": 404
                case "permission-denied": 403
                default: 400
                }
            throw APIFailure(status, error.description, kind: error.kind)
        }
    }

    func changeFiles(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        guard let body = request.stream else { throw APIFailure(500, "cannot read request body") }
        let type = request.headers.contentType ?? ""
        guard let parsed = HeaderParameters(type), !parsed.value.isEmpty else {
            throw .badRequest("invalid Content-Type \(GoText.quoted(type))")
        }
        // So may one that is removed.
        let isShort = parsed.value == "multipart/form-data"
        let result = await request.blocking(isShort: isShort) { () -> Result<[FileResult], APIFailure> in
            defer { body.drain() }
            return Result { () throws(APIFailure) in
                switch parsed.value {
                case "multipart/form-data":
                    let boundary = parsed.parameters["boundary"] ?? ""
                    guard boundary.utf8.count >= Self.shortestBoundary else {
                        throw .badRequest("invalid boundary \(GoText.quoted(boundary))")
                    }
                    var upload = FileUpload(body, boundary: boundary)
                    return try upload.run()
                case "application/json": return try Self.changeFolders(body)
                default: throw .badRequest("invalid media type \(GoText.quoted(parsed.value))")
                }
            }
        }
        return .sync(.array(try result.get().map(\.value)))
    }

    /// The length in bytes from which on a boundary is taken for one.
    private static let shortestBoundary = 32
    /// The size in bytes of the largest request to make or remove folders.
    private static let longestRequest = 16 << 20

    private static func changeFolders(_ body: RequestBody) throws(APIFailure) -> [FileResult] {
        var json: [UInt8] = []
        while let bytes = body.next() {
            json += bytes.readableBytesView
            guard json.count <= longestRequest else {
                throw APIFailure(413, "request body is larger than \(longestRequest) bytes")
            }
        }
        let action: String
        let folders: [Folder]
        let removals: [(path: String, isRecursive: Bool)]
        do throws(RequestFields.Failure) {
            let fields = try RequestFields(json)
            action = try fields.text("action") ?? ""
            folders = try fields.objects("dirs").map { item throws(RequestFields.Failure) in try Folder(item) }
            removals = try fields.objects("paths").map { item throws(RequestFields.Failure) in
                (path: try item.text("path") ?? "", isRecursive: try item.flag("recursive") ?? false)
            }
        } catch {
            throw .badRequest("cannot decode request body: \(error.description)")
        }
        switch action {
        case "make-dirs": return folders.map { $0.make() }
        case "remove": return removals.map { remove($0.path, isRecursive: $0.isRecursive) }
        case "write": throw .badRequest("must use multipart with \"write\" action")
        default: throw .badRequest("invalid action \(GoText.quoted(action))")
        }
    }

    /// A folder that a request asks for.
    private struct Folder {
        var path: String
        var makesParents: Bool
        var permissions: String
        var account: UserAndGroup

        init(_ fields: RequestFields) throws(RequestFields.Failure) {
            path = try fields.text("path") ?? ""
            makesParents = try fields.flag("make-parents") ?? false
            permissions = try fields.text("permissions") ?? ""
            account = try UserAndGroup(fields)
        }

        func make() -> FileResult {
            FileResult(path) { () throws(FileFailure) in
                guard FilePath.isAbsolute(path) else {
                    throw FileFailure("paths must be absolute, got \(GoText.quoted(path))")
                }
                let mode = try FileMode.read(permissions, default: 0o755)
                let making = FolderMaking(mode: mode, owner: try FileOwner(account))
                if makesParents { try making.makeAll(path) } else { try making.make(path) }
            }
        }
    }

    private static func remove(_ path: String, isRecursive: Bool) -> FileResult {
        FileResult(path) { () throws(FileFailure) in
            guard FilePath.isAbsolute(path) else {
                throw FileFailure("paths must be absolute, got \(GoText.quoted(path))")
            }
            if isRecursive { try FileRemoval.removeAll(path) } else { try FileRemoval.remove(path) }
        }
    }
}
