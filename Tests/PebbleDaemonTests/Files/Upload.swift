/// A request to write files, as a multipart body.
struct Upload: Sendable {
    static let boundary = "06f016447f0c6881e4f4047ce7e60e87"
    static let type = ("Content-Type", "multipart/form-data; boundary=\"\(boundary)\"")

    /// The list of files, as JSON.
    var request: String
    /// The parts: each file's path, as the header has it, and its content.
    var files: [(name: String, content: String)] = []
    var field = "request"
    var fileField = "files"
    var lineEnd = "\r\n"
    /// Whether the end is missing.
    var isCut = false

    /// A request to write one file.
    ///
    /// - Parameters:
    ///   - path: Where it goes.
    ///   - content: What it is to hold.
    ///   - more: More fields of the list's entry, with a comma before each.
    static func file(_ path: String, _ content: String, _ more: String = "") -> Upload {
        Upload(
            request: #"{"action":"write","files":[{"path":"\#(path)"\#(more)}]}"#, files: [(path, content)])
    }

    var body: String {
        var lines = ["--\(Self.boundary)", "Content-Disposition: form-data; name=\"\(field)\"", "", request]
        for file in files {
            lines += [
                "--\(Self.boundary)",
                "Content-Disposition: form-data; name=\"\(fileField)\"; filename=\"\(file.name)\"", "", file.content,
            ]
        }
        if !isCut { lines.append("--\(Self.boundary)--") }
        return lines.joined(separator: lineEnd) + lineEnd
    }
}

extension RunningDaemon {
    /// Sends a request to write files.
    func send(_ upload: Upload) async throws -> RawReply {
        try await request("POST", "/v1/files", body: upload.body, headers: [Upload.type])
    }
}
