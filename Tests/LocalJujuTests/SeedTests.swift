import Foundation
import HookTools
import Testing

@testable import LocalJuju

@Suite struct SeedTests {
    private func run(_ seed: UInt64?) throws -> [[String]] {
        let test = try TestModel(profile: .v4_0)
        if let seed { try test.model.orderEvents(bySeed: seed) }
        let log = test.folder.appending(path: "log").path()
        let noting = "echo $JUJU_UNIT_NAME ${JUJU_DISPATCH_PATH#hooks/} $JUJU_REMOTE_UNIT >> \(log)"
        try test.deploy("db", dispatch: noting, metadata: "provides: {a: {interface: a}, b: {interface: b}}")
        try test.deploy("web", dispatch: noting, metadata: "requires: {a: {interface: a}, b: {interface: b}}", units: 0)
        try test.model.integrate("db:a", "web:a")
        try test.model.integrate("db:b", "web:b")
        _ = try test.model.addUnits("web", count: 2)
        if let seed {
            #expect(try test.log("INFO").contains("events are ordered by the seed \(seed)"))
        }
        return try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n")
            .map { $0.split(separator: " ").map(String.init) }
    }

    @Test("a seed permutes what Juju leaves open, the same way each time, and nothing else")
    func permutes() throws {
        let runs = try [1, 2, 3].map { try run($0) }
        #expect(try run(1) == runs[0])
        #expect(Set(runs + [try run(nil)]).count > 2)
        for run in runs {
            for unit in ["db/0", "web/0", "web/1"] {
                let events = run.filter { $0[0] == unit }
                let names = events.map { $0[1] }
                #expect(names.first == "install")
                let start = try #require(names.firstIndex(of: "start"))
                #expect(names[start - 1] == "config-changed")
                #expect(Set(names.filter { $0 == "install" || $0 == "start" }).count == 2)
                for (index, event) in events.enumerated() where event[1].hasSuffix("-joined") {
                    // Its relation was created before, and changed follows at once.
                    let endpoint = event[1].prefix(1)
                    #expect(names[..<index].contains("\(endpoint)-relation-created"))
                    #expect(events[index + 1].dropFirst() == ["\(endpoint)-relation-changed", event[2]])
                }
                #expect(names.filter { $0.hasSuffix("-joined") }.count == (unit == "db/0" ? 4 : 2))
            }
        }
    }
}
