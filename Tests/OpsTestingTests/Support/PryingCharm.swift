import Ops

/// A charm that tries, while it is made, to read and to write the databags of applications.
final class PryingCharm: Charm {
    let framework: Framework
    private(set) var remote: String?
    private(set) var refusals: [String] = []

    init(_ framework: Framework) throws {
        self.framework = framework
        guard let relation = try model.relation("db"), let pg = try relation.app else { return }
        remote = try relation.data[pg]["key"]
        attempt("remote write") { try relation.data[pg].set("key", to: "charm's") }
        attempt("local read") { _ = try relation.data[app]["key"] }
        attempt("local write") { try relation.data[app].set("key", to: "charm's") }
    }

    private func attempt(_ what: String, _ body: () throws -> Void) {
        if opsError(body)?.code == .relationDataAccess { refusals.append(what) }
    }
}
