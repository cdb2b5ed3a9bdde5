import Foundation

extension SecretContent {
    /// How large a content may be, in bytes of base64.
    private static let limit = 1_000_000

    /// Reads the content of `key=value` arguments and of a file, whose entries count more.
    ///
    /// A key that ends with `#base64` has a value that is base64 already; one that ends with `#file` has the path of
    /// the file that holds the value.
    ///
    /// - Throws: ``HookToolError`` `.usage` with Juju's text.
    init(arguments: [String], file: String?, files: ToolFiles) throws(HookToolError) {
        var entries: [String: String] = [:]
        for argument in arguments {
            // Padding of base64 at the end is no separator.
            let bytes = Array(argument.utf8)
            let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
            guard let equals = bytes.dropLast(padding).firstIndex(of: UInt8(ascii: "=")), equals > 0 else {
                throw HookToolError(.usage, "key value \(GoText.quoted(argument)) not valid")
            }
            let key = String(decoding: bytes[..<equals], as: UTF8.self)
            entries[key] = String(decoding: bytes[(equals + 1)...], as: UTF8.self)
        }
        do throws(HookToolError) {
            self.init(base64Values: try Self.encoded(entries, files))
            if let file, !file.isEmpty {
                let fromFile = try Self.encoded(try KeyValues.read(try files.readFile(file)), files)
                base64Values.merge(fromFile) { $1 }
            }
        } catch {
            throw HookToolError(.usage, error.description)
        }
        let size = base64Values.values.reduce(0) { $0 + $1.utf8.count }
        guard size <= Self.limit else { throw HookToolError(.usage, "secret content too large: \(size) bytes") }
    }

    private static func encoded(
        _ entries: [String: String], _ files: ToolFiles
    ) throws(HookToolError) -> [String: String] {
        var encoded: [String: String] = [:]
        for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
            if key.hasSuffix("#base64") {
                encoded[try validKey(key.dropLast("#base64".count))] = value
            } else if key.hasSuffix("#file") {
                let name = try validKey(key.dropLast("#file".count))
                encoded[name] = Data(try files.readFile(value)).base64EncodedString()
            } else {
                encoded[try validKey(key[...])] = Data(value.utf8).base64EncodedString()
            }
        }
        return encoded
    }

    /// A key has at least three characters, begins with a letter, and has single dashes inside only.
    private static func validKey(_ key: Substring) throws(HookToolError) -> String {
        let parts = key.split(separator: "-", omittingEmptySubsequences: false)
        let isLetter = { (byte: UInt8) in (0x61...0x7a).contains(byte) }
        let areWords = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
        }
        let count = parts.reduce(0) { $0 + $1.utf8.count }
        guard areWords, count >= 3, let first = key.utf8.first, isLetter(first) else {
            throw HookToolError(.usage, "key \(GoText.quoted(String(key))) not valid")
        }
        return String(key)
    }

    /// The value of a key: as text, or as base64 when the key ends with `#base64`.
    func value(_ key: String) throws(HookToolError) -> String {
        let name = key.hasSuffix("#base64") ? String(key.dropLast("#base64".count)) : key
        guard let base64 = base64Values[name] else {
            throw HookToolError(.failed, "secret key value \(GoText.quoted(name)) not found")
        }
        return name == key ? try Self.decoded(base64) : base64
    }

    /// All values as text.
    func values() throws(HookToolError) -> [String: String] {
        var values: [String: String] = [:]
        for (key, base64) in base64Values { values[key] = try Self.decoded(base64) }
        return values
    }

    private static func decoded(_ base64: String) throws(HookToolError) -> String {
        guard let data = Data(base64Encoded: base64) else {
            throw HookToolError(.failed, "illegal base64 data")
        }
        return String(decoding: data, as: UTF8.self)
    }
}
