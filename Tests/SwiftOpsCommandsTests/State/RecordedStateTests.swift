import Foundation
import Ops
import OpsTesting
import Testing
import UnitState

@testable import SwiftOpsCommands

@Suite("show-unit --state: a unit as a test has it") struct RecordedStateTests {
    private static let metadata = """
        name: web
        peers: {ring: {interface: ring}}
        requires: {db: {interface: pgsql}}
        storage: {data: {type: filesystem}}
        resources: {tool: {type: file, filename: tool.txt}}
        """
    private static let config = """
        options:
          port: {type: int, default: 80}
          name: {type: string, default: it}
        """
    private let shell: Shell

    init() throws {
        shell = try Shell()
        try write(
            "web", metadata: Self.metadata, config: Self.config,
            dispatch: """
                case $JUJU_DISPATCH_PATH in
                hooks/start)
                    application-version-set 1.2
                    open-port 8080/tcp
                    status-set active "it runs"
                    if [ "$(is-leader)" = True ]; then
                        status-set --application active
                        secret-add --label own --owner unit password=s3cret >/dev/null
                    fi ;;
                hooks/db-relation-created)
                    relation-set wants=database
                    if [ "$(is-leader)" = True ]; then relation-set --app from=leader; fi ;;
                hooks/db-relation-changed)
                    id=$(relation-get --app secret "$JUJU_REMOTE_APP")
                    if [ -n "$id" ]; then secret-get "$id" --label db >/dev/null; fi ;;
                hooks/ring-relation-created) relation-set "hello=$JUJU_UNIT_NAME" ;;
                esac
                """)
        try write(
            "pg", metadata: "name: pg\nprovides: {db: {interface: pgsql}}",
            dispatch: """
                if [ "$JUJU_DISPATCH_PATH" = hooks/db-relation-created ]; then
                    id=$(secret-add key=hush)
                    secret-grant "$id" -r "$JUJU_RELATION_ID"
                    relation-set --app secret="$id" endpoints=10.0.0.5
                    relation-set state=up
                fi
                """)
        try shell.write("a tool", to: "tool.txt")
        for command in [
            ["add-model", "./dev"],
            ["deploy", "./web", "web", "-n", "2", "--config", "port=8080", "--resource", "tool=./tool.txt"],
            ["deploy", "./pg", "pg"], ["integrate", "web", "pg"],
        ] {
            let answer = shell.juju(command)
            try #require(answer.status == 0, "\(command): \(answer.error)")
        }
    }

    private func write(_ name: String, metadata: String, config: String? = nil, dispatch: String) throws {
        let folder = shell.folder.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try shell.write(metadata, to: "\(name)/metadata.yaml")
        if let config { try shell.write(config, to: "\(name)/config.yaml") }
        try shell.write("#!/bin/sh\nset -e\n\(dispatch)\n", to: "\(name)/dispatch")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: folder.appending(path: "dispatch").path())
    }

    /// What is printed, with what differs from run to run replaced.
    private func recorded(_ options: String...) throws -> String {
        let answer = shell.juju(["show-unit", "--state"] + options)
        try #require(answer.status == 0, "\(answer.error)")
        var text = answer.output
        text.replace(/uuid: "[^"]*"/, with: #"uuid: "00000000-0000-4000-8000-000000000000""#)
        text.replace(/path: "[^"]*tool.txt"/, with: #"path: "tool.txt""#)
        // The ids of secrets, by the order in which they come.
        var ids: [String] = []
        for match in text.matches(of: /id: "([a-z0-9]{20})"/) where !ids.contains(String(match.1)) {
            ids.append(String(match.1))
        }
        for (number, id) in ids.enumerated() { text.replace(id, with: "s000000000000000000\(number)") }
        return text
    }

    @Test("it is Swift source that compiles: it stands in a file of this target")
    func literal() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "RecordedUnit.swift")
        let source = try Self.joined(String(contentsOf: file, encoding: .utf8))
        let printed = try recorded("web/0")
        #expect(source.contains(Self.joined(printed)), "show-unit prints: \(printed)")
    }

    @Test("what is printed says of what it is made")
    func parts() throws {
        let state = try RecordedUnit.state()
        let pg = try #require(state.relations("db").first)
        #expect(pg.remoteApplicationData["endpoints"] == "10.0.0.5")
        #expect(pg.remoteUnits[0]?["state"] == "up")
        #expect(pg.localApplicationData == ["from": "leader"])
        #expect(state.config == ["port": 8080])
        #expect(state.isLeader)
        #expect(state.plannedUnits == 2)
        #expect(state.unitStatus == .active("it runs"))
        #expect(state.appStatus == .active)
        #expect(state.workloadVersion == "1.2")
        #expect(state.openedPorts == [.tcp(8080)])
        #expect(state.relations("ring").first.map { $0.remoteUnits.keys.sorted() } == [1])
        #expect(try state.secret(label: "own").revisions == [1: ["password": State.hiddenValue]])
        #expect(try state.secret(label: "db").owner == .other("pg"))
    }

    @Test("a unit has a state that it can be in, and from which a charm goes on")
    func runs() async throws {
        let context = try Context(
            QuietCharm.self, metadata: Self.metadata, config: Self.config, application: "web", unitNumber: 0)
        let before = try RecordedUnit.state()
        let outcome = try await context.run(.updateStatus, before)
        #expect(outcome.state.difference(from: before).isEmpty)
        let pg = try #require(before.relations("db").first)
        let charm = try await context.inspect(.relationChanged(pg), before) { inspection in
            let model = try inspection.charm.model
            #expect(try model.config["name"] == "it")
            #expect(try model.secret(label: "db").content == ["key": State.hiddenValue])
        }
        #expect(charm.state.relations == before.relations)
    }

    @Test("a unit that does not lead sees nothing of what its leader tells others")
    func follower() throws {
        let text = try recorded("web/1")
        #expect(text.hasPrefix("// web/1: for a Context with application: \"web\", unitNumber: 1.\n"))
        #expect(!text.contains("leader"))
        #expect(!text.contains("isLeader"))
        #expect(text.contains("wants"))
    }

    @Test("no value of a secret is printed, but with --reveal those that the unit may read")
    func secrets() throws {
        let hidden = try recorded("web/0")
        #expect(!hidden.contains("s3cret"))
        #expect(!hidden.contains("hush"))
        let revealed = try recorded("web/0", "--reveal")
        #expect(revealed.contains(#"["password": "s3cret"]"#))
        #expect(revealed.contains(#"["key": "hush"]"#))
        #expect(!(try recorded("web/1", "--reveal")).contains("s3cret"))
        let alone = shell.juju("show-unit", "web/0", "--reveal")
        #expect(alone.status != 0)
        #expect(alone.error.contains("--reveal is for --state; add it."))
    }

    @Test("what the charm has stored and deferred is in it")
    func stored() throws {
        let store = try SQLiteStore(path: shell.folder.appending(path: "dev/units/web-0/charm/.unit-state.db").path())
        try store.saveSnapshot(["runs": 3], at: "WebCharm/StoredStateData[_stored]")
        try store.saveSnapshot(["event_count": 7], at: "StoredStateData[_stored]")
        try store.saveSnapshot([:], at: "WebCharm/on/config_changed[6]")
        try store.saveNotice(
            eventPath: "WebCharm/on/config_changed[6]", observerPath: "WebCharm", observerID: "reconcile")
        try store.commit()
        store.close()
        let text = try recorded("web/0")
        #expect(text.contains(#"State.StoredState(owner: "WebCharm", content: ["runs": 3])"#))
        #expect(text.contains(#"path: "WebCharm/on/config_changed[6]""#))
        #expect(text.contains(#"observerID: "reconcile""#))
        #expect(!text.contains("event_count"))
    }

    @Test("a unit that is not there is said to be none")
    func missing() {
        #expect(shell.juju("show-unit", "--state", "web/7").status != 0)
    }

    /// A text without its white space: how long a path is says where the lines of a literal are broken.
    private static func joined(_ text: String) -> String {
        text.filter { !$0.isWhitespace }.replacing(",]", with: "]")
    }
}

/// A charm that does nothing.
private final class QuietCharm: Charm {
    let framework: Framework

    init(_ framework: Framework) { self.framework = framework }
}
