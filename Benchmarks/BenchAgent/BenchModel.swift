/// What the hook commands answer; every relation has the same units, and every databag the same content.
struct BenchModel {
    private let relations: [UInt8]
    private let units: [UInt8]
    private let databag: [UInt8]

    /// The model of the typical dispatch.
    init() {
        self.init(
            relations: ["db:3"], units: ["postgresql/0", "postgresql/1"],
            databag: #"{"endpoints":"10.1.0.1:5432","version":"14"}"#)
    }

    /// A model of a size.
    init(relations: Int, units: Int, keys: Int) {
        self.init(
            relations: (0..<relations).map { "db:\($0)" }, units: (0..<units).map { "postgresql/\($0)" },
            databag: "{" + (0..<keys).map { #""key-\#($0)":"value \#($0)""# }.joined(separator: ",") + "}")
    }

    private init(relations: [String], units: [String], databag: String) {
        func list(_ names: [String]) -> [UInt8] {
            Array(("[" + names.map { "\"\($0)\"" }.joined(separator: ",") + "]").utf8)
        }
        self.relations = list(relations)
        self.units = list(units)
        self.databag = Array(databag.utf8)
    }

    /// The answer to a hook command; nothing to those that only write.
    func answer(to command: String) -> [UInt8] {
        switch command {
        case "is-leader": Array("true".utf8)
        case "config-get": Array(#"{"title":"hello","port":8080,"ratio":0.5,"debug":false}"#.utf8)
        case "relation-ids": relations
        case "relation-list": units
        case "relation-get": databag
        case "opened-ports": Array("[]".utf8)
        case "action-get": Array("{}".utf8)
        default: []
        }
    }
}
