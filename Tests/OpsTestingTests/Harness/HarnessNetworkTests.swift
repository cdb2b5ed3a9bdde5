import Ops
import OpsTesting
import Testing

@Suite("Networks of a harness")
struct HarnessNetworkTests {
    private let harness: Harness<NotingCharm>

    init() throws { harness = try Harness(NotingCharm.self, metadata: Metadata.webapp) }

    private func address(_ binding: String) throws -> String? {
        try harness.model.binding(binding).network.bindAddress?.description
    }

    private func address(ofRelation id: Int) throws -> String? {
        try harness.model.binding(harness.model.relation("db", id: id)).network.bindAddress?.description
    }

    @Test func `makes all of the address where nothing else is given`() throws {
        try harness.addNetwork("10.0.0.10")
        let network = try harness.model.binding("db").network
        #expect(network.bindAddress?.description == "10.0.0.10")
        #expect(network.ingressAddresses.map(\.description) == ["10.0.0.10"])
        #expect(network.egressSubnets.map(\.description) == ["10.0.0.0/24"])
        #expect(network.interfaces.map(\.name) == ["eth0"])
        #expect(network.interfaces.first?.subnet?.description == "10.0.0.0/24")
    }

    @Test func `makes all of an address of IPv6`() throws {
        try harness.addNetwork("2001:db8:0:a::1")
        let network = try harness.model.binding("db").network
        #expect(network.bindAddress?.ip == IPAddress("2001:db8:0:a::1"))
        #expect(network.ingressAddress?.description == "2001:db8:0:a::1")
        #expect(network.egressSubnets.map(\.description) == ["2001:db8:0:a::/64"])
        #expect(network.interfaces.first?.subnet?.description == "2001:db8:0:a::/64")
    }

    @Test func `gives a relation the network that it was given, with all of it`() throws {
        let id = try harness.addRelation("db", app: "pg")
        try harness.addNetwork(
            "10.0.0.10", endpoint: "db", relationID: id, cidr: "10.0.0.0/8", interface: "eth1",
            ingressAddresses: ["10.0.0.1", "10.0.0.2"], egressSubnets: ["10.0.0.0/8", "10.10.0.0/16"])
        let binding = harness.model.binding(try harness.model.relation("db", id: id))
        #expect(binding.name == "db")
        let network = try binding.network
        #expect(network.bindAddress?.description == "10.0.0.10")
        #expect(network.ingressAddress?.description == "10.0.0.1")
        #expect(network.ingressAddresses.map(\.description) == ["10.0.0.1", "10.0.0.2"])
        #expect(network.egressSubnets.map(\.description) == ["10.0.0.0/8", "10.10.0.0/16"])
        #expect(network.interfaces.map(\.name) == ["eth1"])
        #expect(network.interfaces.first?.subnet?.description == "10.0.0.0/8")
    }

    @Test func `takes the relation's network before the endpoint's, and that before the general one`() throws {
        try harness.addNetwork("10.0.0.1")
        try harness.addNetwork("10.0.2.1", endpoint: "db")
        let own = try harness.addRelation("db", app: "pg")
        let other = try harness.addRelation("db", app: "mysql")
        try harness.addNetwork("35.0.0.1", endpoint: "db", relationID: own)
        #expect(try address(ofRelation: own) == "35.0.0.1")
        #expect(try address(ofRelation: other) == "10.0.2.1")
        #expect(try address("db") == "10.0.2.1")
        #expect(try address("cache") == "10.0.0.1")
    }

    @Test func `gives a relation a network of its own when it is added without one`() throws {
        let id = try harness.addRelation("db", app: "pg")
        #expect(try address(ofRelation: id) == "10.0.0.10")
        #expect(try address("db") == "192.0.2.0")
    }

    @Test func `leaves a new relation to the general network where there is one`() throws {
        try harness.addNetwork("10.1.2.3")
        #expect(try address(ofRelation: try harness.addRelation("db", app: "pg")) == "10.1.2.3")
    }

    @Test func `has a network before one was given, as every machine has`() throws {
        #expect(try address("db") == "192.0.2.0")
    }

    @Test func `has the network of an extra binding`() throws {
        let harness = try Harness(NotingCharm.self, metadata: "name: app\nextra-bindings: {admin: null}")
        try harness.addNetwork("10.5.0.1", endpoint: "admin")
        #expect(try harness.model.binding("admin").network.bindAddress?.description == "10.5.0.1")
    }

    @Test func `refuses a binding that is not declared, as the model does`() {
        #expect(opsError { try harness.addNetwork("10.0.0.1", endpoint: "xyz") }?.code == .notDeclared)
        #expect(opsError { _ = try harness.model.binding("xyz").network }?.code == .hookCommandFailed)
    }

    @Test func `refuses a relation without its endpoint, of another one, and one that there is not`() throws {
        let id = try harness.addRelation("db", app: "pg")
        #expect(testingError { try harness.addNetwork("10.0.0.1", relationID: id) }?.code == .invalidValue)
        for (endpoint, number) in [("cache", id), ("db", id + 1)] {
            let error = opsError { try harness.addNetwork("10.0.0.1", endpoint: endpoint, relationID: number) }
            #expect(error?.code == .relationNotFound)
        }
    }

    @Test(arguments: ["", "10.0.0", "10.0.0.256", "web.example", "::g", "10.0.0.1/24"])
    func `refuses what is no address`(text: String) {
        #expect(testingError { try harness.addNetwork(text) }?.code == .invalidValue)
    }

    @Test func `refuses what is no subnet`() {
        #expect(testingError { try harness.addNetwork("10.0.0.1", cidr: "10.0.0.1/24") }?.code == .invalidValue)
        #expect(testingError { try harness.addNetwork("10.0.0.1", egressSubnets: ["all"]) }?.code == .invalidValue)
    }
}
