import Glibc
import OrderedCollections
import Testing

@testable import Ops

@Suite struct StorageTests {
    @Test("instances are listed once, and each location is asked for once")
    func storages() throws {
        let unit = try UnitInTest.related()
        unit.juju.answer("storage-list", #"["scratch/1","scratch/12"]"#)
        unit.juju.answer("storage-get", #"{"kind":"filesystem","location":"/srv"}"#)
        try unit.inCharm { charm throws in
            for _ in 0..<2 {
                let storages = try charm.model.storages("scratch")
                #expect(storages.map(\.id) == ["scratch/1", "scratch/12"])
                #expect(storages.map(\.index) == [1, 12])
                #expect(try storages[1].location == "/srv")
            }
        }
        #expect(
            unit.juju.calls == ["storage-list --format=json scratch", "storage-get --format=json -s scratch/12"])
    }

    @Test("an answer that names no instance is an error", arguments: ["scratch", "scratch/", "/1", "scratch/-1", ""])
    func malformed(_ id: String) throws {
        let unit = try UnitInTest.related()
        unit.juju.answer("storage-list", "[\"\(id)\"]")
        try unit.inCharm { charm throws in
            #expect(code { _ = try charm.model.storages("scratch") } == .hookCommandFailed)
        }
    }

    @Test("more storage is asked for by its name and number")
    func request() throws {
        let unit = try UnitInTest.related()
        try unit.inCharm { charm throws in
            try charm.model.requestStorage("scratch", count: 2)
            #expect(code { try charm.model.requestStorage("nope") } == .notDeclared)
            #expect(code { _ = try charm.model.storages("nope") } == .notDeclared)
        }
        #expect(unit.juju.calls == ["storage-add scratch=2"])
    }

    @Test("a resource is fetched once")
    func resource() throws {
        let unit = try UnitInTest.related()
        unit.juju.answer("resource-get", "/var/blob.tgz\n")
        try unit.inCharm { charm throws in
            #expect(try charm.model.fetchResource("blob") == "/var/blob.tgz")
            #expect(try charm.model.fetchResource("blob") == "/var/blob.tgz")
            #expect(code { _ = try charm.model.fetchResource("nope") } == .notDeclared)
        }
        #expect(unit.juju.calls == ["resource-get blob"])
    }

    @Test("containers are those of the metadata")
    func containers() throws {
        try UnitInTest.related().inCharm { charm throws in
            #expect(try charm.unit.containers.keys == ["workload"])
            #expect(try charm.unit.container("workload").name == "workload")
            #expect(code { _ = try charm.unit.container("nope") } == .notDeclared)
            #expect(code { _ = try charm.model.unit("app/1").containers } == .notAllowed)
        }
    }

    @Test("the pod's specification goes to Juju in files, and none is left behind")
    func podSpec() throws {
        let unit = try UnitInTest.related()
        try unit.inCharm { charm throws in
            try charm.model.setPodSpec(["version": 3], kubernetesResources: ["a": 1])
            try charm.model.setPodSpec(["version": 3], kubernetesResources: [:])
        }
        let calls = unit.juju.commands.filter { $0.name == "pod-spec-set" }.map(\.arguments)
        #expect(calls.map { $0.count } == [4, 2])
        #expect(calls.first?[0] == "--file" && calls.first?[2] == "--k8s-resources")
        for path in [calls[0][1], calls[0][3], calls[1][1]] { #expect(access(path, F_OK) != 0) }
    }

    @Test("the cloud and the goal state are asked for once")
    func cloud() throws {
        let unit = try UnitInTest.related()
        unit.juju.answer("credential-get", #"{"type":"lxd","name":"localhost"}"#)
        unit.juju.answer("goal-state", #"{"units":{"app/0":{"status":"active"}},"relations":{}}"#)
        try unit.inCharm { charm throws in
            for _ in 0..<2 {
                #expect(try charm.model.cloudSpec.name == "localhost")
                #expect(try charm.model.goalState.units.keys.elements == ["app/0"])
            }
        }
        #expect(unit.juju.calls == ["credential-get --format=json", "goal-state --format=json"])
    }
}
