import HookTools
import OrderedCollections
import Testing

@Suite struct StorageToolsTests {
    private static let cases: [ToolCase] = [
        .prints("storage-list", "--format=json", output: "[\"data/0\",\"logs/1\"]\n"),
        .prints("storage-list", "logs", output: "logs/1\n"),
        .prints("storage-list", "none", "--format=json", output: "[]\n"),
        .prints(
            "storage-get", "-s", "data/0", "--format=json",
            output: "{\"kind\":\"filesystem\",\"location\":\"/var/lib/data\"}\n"),
        .prints("storage-get", "-s", "data/0", "location", output: "/var/lib/data\n"),
        .fails("storage-get", code: 2, "no storage instance specified"),
        .fails("storage-get", "-s", "x", code: 2, "invalid value \"x\" for option -s: invalid storage ID \"x\""),
        .fails(
            "storage-get", "-s", "data/9", code: 2,
            "invalid value \"data/9\" for option -s: storage \"data/9\" not found"),
        .fails("storage-get", "-s", "data/0", "size", code: 1, "invalid storage attribute \"size\""),
        .fails("storage-add", code: 2, "storage add requires a storage directive"),
        .fails("storage-add", "data=10G", code: 2, "only count can be specified for \"data\""),
        .fails(
            "storage-add", "data=0", code: 2,
            "cannot parse constraints for storage \"data\": count must be greater than zero, got \"0\""),
        .fails("storage-add", "data", "data", code: 2, "storage \"data\" specified more than once"),
        .fails("storage-add", "=1", code: 2, "expected \"name=constraints\" or \"name\", got \"=1\""),
    ]

    private func context() -> HookContext {
        var context = HookContext.hook()
        context.storages = [
            "logs/1": StorageSnapshot(id: "logs/1", kind: "block", location: "/dev/sdb"),
            "data/0": StorageSnapshot(id: "data/0", location: "/var/lib/data"),
        ]
        return context
    }

    @Test("the tools of storage", arguments: cases)
    func table(toolCase: ToolCase) throws {
        var context = context()
        try toolCase.check(in: &context)
    }

    @Test("in a storage's hook the storage need not be named")
    func event() throws {
        var context = context()
        context.event.storageID = "logs/1"
        #expect(try context.output("storage-get", "kind") == "block\n")
    }

    @Test("storage is asked for at the hook's end")
    func add() throws {
        var context = context()
        try context.output("storage-add", "data=2", "logs")
        try context.output("storage-add", "data")
        #expect(context.changes.addedStorage == ["data": [2, 1], "logs": [1]])
        #expect(try context.output("storage-list", "data") == "data/0\n")
    }
}
