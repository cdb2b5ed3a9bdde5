// Identities: all that a request asks for is done, or nothing.

import PlainValues

extension DaemonState {
    /// The identities, by name.
    package var identities: [String: IdentityRecord] { content.identities }

    /// Does what a request asks of the identities; it is on the disk when this returns.
    ///
    /// - Parameters:
    ///   - action: `add`, `update`, `replace` or `remove`.
    ///   - drafts: What the request says for each name; `nil` where it says `null`.
    /// - Throws: ``PebbleDaemonError`` in Pebble's words.
    package func changeIdentities(
        _ action: String, _ drafts: [String: IdentityDraft?]
    ) async throws(PebbleDaemonError) {
        let drafts = drafts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        var result = content.identities
        switch action {
        case "add", "update":
            for (name, draft) in drafts {
                result[name] = try Self.required(draft, of: name, operation: action)
            }
            let isAdding = action == "add"
            let wrong = drafts.map(\.key).filter { (content.identities[$0] != nil) == isAdding }
            guard wrong.isEmpty else {
                let names = wrong.joined(separator: ", ")
                throw Self.invalid(
                    isAdding ? "identities already exist: \(names)" : "identities do not exist: \(names)")
            }
        case "replace":
            for (name, draft) in drafts {
                if let draft {
                    result[name] = try Self.required(draft, of: name, operation: action)
                } else {
                    result[name] = nil
                }
            }
        case "remove":
            for (name, draft) in drafts {
                guard draft == nil else {
                    throw Self.invalid("identity value for \"\(name)\" must be null for remove operation")
                }
                result[name] = nil
            }
            let unknown = drafts.map(\.key).filter { content.identities[$0] == nil }
            guard unknown.isEmpty else {
                throw Self.invalid("identities do not exist: \(unknown.joined(separator: ", "))")
            }
        default:
            throw Self.invalid(
                "invalid action \(GoText.quoted(action)), must be \"add\", \"update\", \"replace\", or \"remove\"")
        }
        try Self.checkUniqueUsers(result)
        content.identities = result
        save()
        try await flush()
    }

    private static func required(
        _ draft: IdentityDraft?, of name: String, operation: String
    ) throws(PebbleDaemonError) -> IdentityRecord {
        guard let draft else {
            throw invalid("identity value for \"\(name)\" must not be null for \(operation) operation")
        }
        guard isName(name) else {
            throw invalid(
                "invalid identity for \(GoText.quoted(name)): identity name \"\" invalid: must start with an "
                    + "alphabetic character and only contain alphanumeric characters, underscore, and hyphen")
        }
        do throws(PebbleDaemonError) {
            return try IdentityRecord(draft)
        } catch {
            throw invalid("invalid identity for \"\(name)\": \(error.description)")
        }
    }

    private static func isName(_ text: String) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool {
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 && byte < 0x80
        }
        guard let first = text.utf8.first, isLetter(first) else { return false }
        return text.utf8.allSatisfy {
            isLetter($0) || 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        }
    }

    private static func checkUniqueUsers(_ identities: [String: IdentityRecord]) throws(PebbleDaemonError) {
        var names: [Int: [String]] = [:]
        for (name, identity) in identities {
            if let user = identity.localUserID { names[user, default: []].append(name) }
        }
        guard let user = names.filter({ $0.value.count > 1 }).keys.min(), let both = names[user] else { return }
        throw invalid("cannot have multiple identities with user ID \(user) (\(both.sorted().joined(separator: ", ")))")
    }

    private static func invalid(_ text: String) -> PebbleDaemonError { PebbleDaemonError(.badRequest, text) }
}
