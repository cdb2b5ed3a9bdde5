import Foundation
import HookTools
import OrderedCollections
import PlainValues
import Testing

@testable import LocalJuju

@Suite struct StorageTests {
    private static let metadata = """
        storage:
          data: {type: filesystem}
          logs: {type: filesystem, multiple: {range: 0-2}}
        """

    @Test("storage is attached before install, as a folder in which the charm can write")
    func attached() throws {
        let test = try TestModel()
        let script = """
            \(notingEvents)
            case $JUJU_DISPATCH_PATH in
            *-attached)
              echo "$JUJU_STORAGE_ID $JUJU_STORAGE_KIND $(storage-get location)" >> got
              echo kept > $JUJU_STORAGE_LOCATION/file;;
            hooks/start) storage-list > list; storage-get -s data/0 kind > kind;;
            esac
            """
        try test.deploy(dispatch: script, metadata: Self.metadata)
        #expect(
            test.lines("events") == [
                "data-storage-attached", "install", "leader-elected", "config-changed", "start",
            ])
        let location = "\(test.model.folder)/storage/data-0"
        #expect(test.lines("got") == ["data/0 filesystem \(location)"])
        #expect(test.lines("list") == ["data/0"])
        #expect(test.lines("kind") == ["filesystem"])
        #expect(try String(contentsOfFile: "\(location)/file", encoding: .utf8) == "kept\n")
        #expect(test.model.status().storage.storage["data/0"]?.attachments.units["web/0"]?.location == location)
    }

    @Test("storage that a hook adds is attached after the commit, up to the charm's limit")
    func added() throws {
        let test = try TestModel()
        try test.deploy(dispatch: notingEvents, metadata: Self.metadata)
        let before = test.lines("events").count
        _ = try test.model.exec("storage-add logs=2; storage-list > list", on: ["web/0"])
        #expect(test.lines("list") == ["data/0"])
        #expect(test.lines("events").dropFirst(before) == ["logs-storage-attached", "logs-storage-attached"])
        #expect(test.model.storageStatus().storage.keys.sorted() == ["data/0", "logs/1", "logs/2"])
        for (command, text) in [
            ("storage-add logs", "charm \"web\" store \"logs\": at most 2 instances supported, 3 specified"),
            ("storage-add other", "cannot add storage: charm storage \"other\" not found"),
        ] {
            let result = try test.model.exec(command, on: ["web/0"]).first
            #expect(result?.results["stderr"]?.stringValue == text)
        }
        #expect(test.model.storageStatus().storage.count == 3)
    }

    @Test("a unit that goes is told that its storage is detached, and the folder goes with it")
    func detaching() throws {
        let test = try TestModel()
        let log = test.folder.appending(path: "log").path()
        try test.deploy(dispatch: "echo $JUJU_DISPATCH_PATH $JUJU_STORAGE_ID >> \(log)", metadata: Self.metadata)
        try test.model.removeUnits(["web/0"])
        let last = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").suffix(3)
        #expect(last == ["hooks/data-storage-detaching data/0", "hooks/stop", "hooks/remove"])
        #expect(test.model.storageStatus().storage.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: "\(test.model.folder)/storage/data-0"))
    }

    @Test("a unit has as many instances as it is deployed with, and no more than its charm takes")
    func counts() throws {
        let test = try TestModel()
        let charm = try test.charm(dispatch: notingEvents, metadata: Self.metadata)
        for (directive, text) in [
            (["logs": "3"], "charm \"web\" store \"logs\": at most 2 instances supported, 3 specified"),
            (["data": "0"], "charm \"web\" store \"data\": 1 instances required, 0 specified"),
            (["data": ""], "cannot parse constraints for storage \"data\": \"\" gives no count"),
            (["other": "1"], "charm \"web\" has no store called \"other\""),
        ] {
            #expect(
                performing: { try test.model.deploy(charm: charm, storage: directive) }, throws: { "\($0)" == text })
        }
        _ = try test.model.deploy(charm: charm, units: 2, storage: ["logs": "rootfs,1G,2"])
        #expect(test.lines("events", of: "web/1").filter { $0 == "logs-storage-attached" }.count == 2)
        #expect(test.model.storageStatus().storage.count == 6)
    }
}
