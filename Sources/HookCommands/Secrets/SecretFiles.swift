import Glibc
import OrderedCollections

/// The content of a secret in files that only this user can read, for the time of one call.
struct SecretFiles {
    /// What names the files to secret-add and secret-set: `key#file=/path`.
    private(set) var arguments: [String] = []
    private let folder: String
    private var paths: [String] = []

    /// Writes the files into a new folder; nothing is left behind when that fails.
    init(of content: SecretContent, for tool: String) throws(HookCommandError) {
        // A key becomes a file's name, so its form is not left to Juju; how short it may be is.
        if let key = content.keysOtherThan(lettersAndDigits: 1).first {
            throw HookCommandError(
                .invalidArgument, tool: tool,
                "'\(key)' cannot be the key of a secret. A key is made of small letters and digits, "
                    + "begins with a letter, and may have single hyphens inside.")
        }
        folder = try Self.makeFolder(for: tool)
        do {
            for (key, value) in content.values {
                let path = "\(folder)/\(key)"
                paths.append(path)
                try Self.write(value, to: path, for: tool)
                arguments.append("\(key)#file=\(path)")
            }
        } catch {
            remove()
            throw error
        }
    }

    /// Removes the files and their folder.
    func remove() {
        for path in paths { unlink(path) }
        rmdir(folder)
    }

    /// Makes a folder of mode 0700 where temporary files belong.
    private static func makeFolder(for tool: String) throws(HookCommandError) -> String {
        var parent = getenv("TMPDIR").map { String(cString: $0) } ?? ""
        if !parent.hasPrefix("/") { parent = "/tmp" }
        var template = Array("\(parent)/swift-ops-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw .cannotRun(tool, "no folder for the secret's content could be made in \(parent)", errno)
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func write(_ value: String, to path: String, for tool: String) throws(HookCommandError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw .cannotRun(tool, "no file for the secret's content could be made in \(path)", errno)
        }
        defer { close(file) }
        var rest = Array(value.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw .cannotRun(tool, "the secret's content could not be written to \(path)", errno)
            }
            rest = rest.dropFirst(count)
        }
    }
}
