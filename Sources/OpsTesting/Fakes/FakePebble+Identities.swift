import OrderedCollections
import Pebble
import PlainValues

// Identities: who may use Pebble. All that a request asks for is done, or nothing.

extension FakePebble.Contents {
    /// The identities as Pebble answers them: without what is secret.
    var identityList: PlainValue {
        .object(
            identities.sorted { $0.key < $1.key }.map { name, identity in
                var fields: PlainMap = ["access": .string(identity.access.rawValue)]
                if let user = identity.localUserID { fields["local"] = ["user-id": .int(user)] }
                if identity.passwordHash != nil { fields["basic"] = ["password": "*****"] }
                return (name, .map(fields))
            })
    }

    mutating func changeIdentities(_ request: FakeRequest) throws(FakeFailure) -> FakeReply {
        let fields = try request.fields()
        let action = fields.text("action")
        let drafts = fields.objectsByName("identities").sorted { $0.key < $1.key }
        var result = identities
        switch action {
        case "add", "update":
            let isAdding = action == "add"
            for (name, draft) in drafts { result[name] = try Self.required(draft, of: name, action) }
            let wrong = drafts.map(\.key).filter { (identities[$0] != nil) == isAdding }
            guard wrong.isEmpty else {
                let names = wrong.joined(separator: ", ")
                throw FakeFailure(
                    isAdding ? "identities already exist: \(names)" : "identities do not exist: \(names)")
            }
        case "replace":
            for (name, draft) in drafts {
                result[name] = draft == nil ? nil : try Self.required(draft, of: name, action)
            }
        case "remove":
            for (name, draft) in drafts where draft != nil {
                throw FakeFailure("identity value for \"\(name)\" must be null for remove operation")
            }
            let unknown = drafts.map(\.key).filter { identities[$0] == nil }
            guard unknown.isEmpty else {
                throw FakeFailure("identities do not exist: \(unknown.joined(separator: ", "))")
            }
            for (name, _) in drafts { result[name] = nil }
        default:
            throw FakeFailure(
                "invalid action \(action.quoted), must be \"add\", \"update\", \"replace\", or \"remove\"")
        }
        let owners = Dictionary(grouping: result.filter { $0.value.localUserID != nil }) { $0.value.localUserID ?? 0 }
        if let user = owners.filter({ $0.value.count > 1 }).keys.min(), let both = owners[user] {
            let names = both.map(\.key).sorted().joined(separator: ", ")
            throw FakeFailure("cannot have multiple identities with user ID \(user) (\(names))")
        }
        identities = result
        return .sync(nil)
    }

    private static func required(
        _ draft: FakeFields?, of name: String, _ action: String
    ) throws(FakeFailure) -> Identity {
        guard let draft else {
            throw FakeFailure("identity value for \"\(name)\" must not be null for \(action) operation")
        }
        guard isName(name) else {
            throw FakeFailure(
                "identity name \(name.quoted) invalid: must start with a letter and "
                    + "only contain letters, digits, underscore, and hyphen")
        }
        let access = draft.text("access")
        let known: [IdentityAccess] = [.admin, .read, .metrics, .untrusted]
        let words = "\"admin\", \"read\", \"metrics\", or \"untrusted\""
        func invalid(_ what: String) -> FakeFailure { FakeFailure("invalid identity for \"\(name)\": \(what)") }
        guard !access.isEmpty else { throw invalid("access value must be specified (\(words))") }
        guard known.contains(IdentityAccess(rawValue: access)) else {
            throw invalid("invalid access value \(access.quoted), must be \(words)")
        }
        let (local, basic) = (draft.object("local"), draft.object("basic"))
        guard local != nil || basic != nil else {
            throw invalid("identity must have at least one type (\"local\", \"basic\", or \"cert\")")
        }
        let (user, password) = (local?.number("user-id"), basic?.text("password"))
        guard local == nil || user != nil else { throw invalid("local identity must specify user-id") }
        guard password != "" else { throw invalid("basic identity must specify password (hashed)") }
        return Identity(IdentityAccess(rawValue: access), localUserID: user, passwordHash: password)
    }

    private static func isName(_ text: String) -> Bool {
        let letters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
        guard let first = text.first, letters.contains(first) else { return false }
        return text.allSatisfy { letters.contains($0) || "0123456789_-".contains($0) }
    }
}
