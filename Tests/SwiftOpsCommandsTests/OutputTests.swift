import LocalJuju
import PlainValues
import Testing

@testable import SwiftOpsCommands

@Suite("What the commands print")
struct OutputTests {
    private let plain = Styling(isTerminal: false, environment: [:])

    @Test("a table lines its columns up and ends no line with spaces")
    func table() {
        var table = TextTable(header: ["App", "Scale", "Message"], rightAligned: [1])
        table.append(["a-long-name", "1", ""])
        table.append(["b", "10", "ready"])
        #expect(
            table.rendered(plain) == """
                App          Scale  Message
                a-long-name      1
                b               10  ready

                """)
    }

    @Test("units are put in the order in which people count")
    func naturalOrder() {
        let names = ["web/10", "web/2", "a/1", "web/02", "web", "web/1x"]
        #expect(names.sorted(by: NaturalOrder.precedes) == ["a/1", "web", "web/1x", "web/2", "web/02", "web/10"])
    }

    @Test(
        "colours are for a terminal, unless NO_COLOR or TERM=dumb is set",
        arguments: [
            (true, [:], true), (false, [:], false), (true, ["NO_COLOR": "1"], false), (true, ["NO_COLOR": ""], true),
            (true, ["TERM": "dumb"], false), (true, ["TERM": "xterm"], true),
        ] as [(Bool, [String: String], Bool)])
    func colours(isTerminal: Bool, environment: [String: String], isOn: Bool) {
        #expect(Styling(isTerminal: isTerminal, environment: environment).isOn == isOn)
    }

    @Test("a coloured table lines up as a plain one does")
    func colouredTable() {
        var table = TextTable(header: ["Unit", "Workload", "Agent"])
        table.append([.init("web/0"), .init("active", .good), .init("idle", .good)])
        let coloured = table.rendered(Styling(isTerminal: true, environment: [:]))
        #expect(coloured.contains("\u{1B}[32mactive\u{1B}[0m    \u{1B}[32midle\u{1B}[0m\n"))
        let bare = coloured.replacing("\u{1B}[32m", with: "").replacing("\u{1B}[0m", with: "")
        #expect(bare == table.rendered(plain))
    }

    @Test("the status of a model is printed as Juju prints it")
    func statusTable() throws {
        let status = try ExampleStatus.model()
        #expect(
            StatusTable.text(status, plain) == """
                Model  Controller  Cloud/Region         Version  SLA          Timestamp
                dev    local       localhost/localhost  3.6.9    unsupported  15:29:12Z

                App  Version  Status  Scale  Charm      Channel  Rev  Exposed  Message
                db   16       active      1  postgres              3  yes
                web           error     2/3  tinyproxy             0  no       hook failed: "start"

                Unit    Workload     Agent       Machine  Public address  Ports            Message
                db/0*   active       idle        3        10.0.0.4
                web/2   maintenance  executing   1        10.0.0.2        80/tcp,8000/udp  (config-changed) line one line two
                web/10  error        idle        2        10.0.0.3                         hook failed: "start"
                web/11  waiting      allocating  4        10.0.0.5                         waiting for machine

                Machine  State    Address   Inst id  Base          AZ  Message
                1        started  10.0.0.2  local-1  ubuntu@24.04      Running
                2        started  10.0.0.3  local-2  ubuntu@24.04      Running
                3        started  10.0.0.4  local-3  ubuntu@24.04      Running
                4        started  10.0.0.5  local-4  ubuntu@24.04      Running

                """)
    }

    @Test("status shows the applications that are named, and their machines")
    func selectedStatus() throws {
        let status = try ExampleStatus.model().selecting(["db/0"])
        #expect(status.applications.keys.sorted() == ["db"])
        #expect(status.machines.keys.sorted() == ["3"])
        #expect(try ExampleStatus.model().selecting([]).applications.count == 2)
    }

    @Test("units in error are found")
    func unitsInError() throws {
        #expect(try ExampleStatus.model().unitsInError == ["web/10"])
    }

    @Test(
        "a log is filtered by level, by who logged, and by both",
        arguments: [
            ([], [], nil, [0, 1, 2]),
            ([], [], .info, [1, 2]),
            ([], [], .error, [2]),
            (["web/0"], [], nil, [0]),
            (["unit-web-*"], [], nil, [0, 2]),
            (["unit-web-1", "db/0"], [], nil, [1, 2]),
            ([], ["web/0", "db/0"], nil, [2]),
            (["web"], [], nil, []),
        ] as [([String], [String], LogLevel?, [Int])])
    func logFilter(include: [String], exclude: [String], level: LogLevel?, admitted: [Int]) throws {
        let entries = try [("unit-web-0", "DEBUG"), ("unit-db-0", "INFO"), ("unit-web-1", "ERROR")].map {
            try PlainValueDecoder().decode(
                LogEntry.self,
                from: [
                    "timestamp": "2026-11-05 15:29:12", "entity": .string($0.0), "level": .string($0.1),
                    "module": "juju", "message": "m",
                ])
        }
        let filter = LogFilter(include: include, exclude: exclude, level: level)
        #expect(entries.indices.filter { filter.admits(entries[$0]) } == admitted)
    }
}
