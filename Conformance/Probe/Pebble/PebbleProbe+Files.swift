import OrderedCollections
import Pebble

extension PebbleProbe {
    static let fileSteps: [String: Action] = [
        "push": { probe, step in
            let path = try step.text("path")
            try await probe.client.push(
                try content(step), to: path, makeDirectories: step["make_dirs"]?.boolValue ?? false,
                permissions: try permissions(step), owner: owner(step))
            return .null
        },
        "pull": { probe, step in
            let file = try await probe.client.pull(try step.text("path"))
            guard step["binary"]?.boolValue == true else { return .string(try await file.text()) }
            let bytes = try await file.bytes()
            return ["size": .int(bytes.count), "sum": .int(bytes.reduce(0) { $0 + Int($1) })]
        },
        "list_files": { probe, step in
            let files = try await probe.client.listFiles(
                try step.text("path"), pattern: step["pattern"]?.stringValue,
                itself: step["itself"]?.boolValue ?? false)
            return .array(files.sorted { $0.path < $1.path }.map(row))
        },
        "make_dir": { probe, step in
            try await probe.client.makeDirectory(
                try step.text("path"), makeParents: step["make_parents"]?.boolValue ?? false,
                permissions: try permissions(step))
            return .null
        },
        "remove_path": { probe, step in
            try await probe.client.removePath(
                try step.text("path"), recursive: step["recursive"]?.boolValue ?? false)
            return .null
        },
    ]

    /// The user and group that a step names.
    static func owner(_ step: Step) -> WorkloadUser? {
        let owner = WorkloadUser(
            step["user"]?.stringValue, id: step["user_id"]?.intValue, group: step["group"]?.stringValue,
            groupID: step["group_id"]?.intValue)
        return owner == WorkloadUser() ? nil : owner
    }

    private static func content(_ step: Step) throws -> ByteSource {
        let bytes: [UInt8]
        if let text = step["text"]?.stringValue {
            bytes = Array(text.utf8)
        } else {
            bytes = (0..<(try step.any("bytes").intValue ?? 0) / 256).flatMap { _ in UInt8.min ... .max }
        }
        guard step["stream"]?.boolValue == true else { return .bytes(bytes) }
        let chunks = AsyncStream<ArraySlice<UInt8>> { continuation in
            for start in stride(from: 0, to: bytes.count, by: 8192) {
                continuation.yield(bytes[start..<min(start + 8192, bytes.count)])
            }
            continuation.finish()
        }
        return .chunks(chunks)
    }

    private static func permissions(_ step: Step) throws -> Int? {
        guard let text = step["permissions"]?.stringValue else { return nil }
        guard let permissions = Int(text, radix: 8) else { throw ProbeFailure("'\(text)' is not octal.") }
        return permissions
    }

    private static func row(_ file: FileInfo) -> PlainValue {
        [
            "path": .string(file.path), "name": .string(file.name), "type": .string(file.type.rawValue),
            "size": file.size.map(PlainValue.int) ?? .null,
            "permissions": .string("0o" + String(file.permissions, radix: 8)),
            "user_id": file.userID.map(PlainValue.int) ?? .null,
        ]
    }
}
