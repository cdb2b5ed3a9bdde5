import Testing

@testable import Ops

@Suite struct NetworkTests {
    @Test(
        "an address is read and written as it should be",
        arguments: [
            ("10.0.0.1", "10.0.0.1"), ("255.255.255.255", "255.255.255.255"), ("::1", "::1"), ("::", "::"),
            ("FD00:0:0::0001", "fd00::1"), ("2001:db8:0:1:0:0:0:1", "2001:db8:0:1::1"),
            ("fe80::1%eth0", "fe80::1%eth0"),
        ])
    func addresses(_ text: String, _ written: String) {
        let address = IPAddress(text)
        #expect(address?.description == written)
        #expect(address?.isIPv6 == text.contains(":"))
        #expect(address == IPAddress(written))
    }

    @Test(
        "what is no address is none",
        arguments: [
            "", "1", "10.0.0", "10.0.0.256", "10.0.0.01", " 10.0.0.1", "10.0.0.1 ", "10.0.0.1/24", "example.com", ":",
            "1::2::3", "12345::", "10.0.0.1%eth0", "fe80::1%", "fe80::1%a%b", "10.0.0.1\u{0}x", "%",
        ])
    func noAddresses(_ text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test(
        "a subnet is read and written as it should be",
        arguments: [
            ("10.0.0.0/24", "10.0.0.0/24"), ("10.0.0.1", "10.0.0.1/32"), ("0.0.0.0/0", "0.0.0.0/0"),
            ("10.128.0.0/9", "10.128.0.0/9"), ("fd00::/64", "fd00::/64"), ("fd00::1", "fd00::1/128"), ("::/0", "::/0"),
        ])
    func subnets(_ text: String, _ written: String) {
        #expect(IPSubnet(text)?.description == written)
    }

    @Test(
        "what is no subnet is none",
        arguments: [
            "", "/", "/24", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8", "10.0.0.1/24",
            "fd00::1/64", "fd00::/129", "example.com/8", "10.0.0.0/99999999999999999999",
        ])
    func noSubnets(_ text: String) {
        #expect(IPSubnet(text) == nil)
    }

    @Test("a subnet knows its addresses")
    func contains() throws {
        let subnet = try #require(IPSubnet("10.1.128.0/17"))
        let inside = try ["10.1.128.0", "10.1.255.255"].map { try #require(IPAddress($0)) }
        let outside = try ["10.1.127.255", "10.2.128.0", "::1"].map { try #require(IPAddress($0)) }
        #expect(inside.allSatisfy(subnet.contains))
        #expect(!outside.contains(where: subnet.contains))
    }

    private static let info = #"""
        {"bind-addresses":[{"interface-name":"eth0","addresses":[
          {"value":"10.0.0.1","cidr":"10.0.0.0/24"},{"value":"fd00::1","cidr":""},{"value":"","cidr":"10.9.0.0/16"},
          {"value":"db.local","cidr":"10.8.0.0/16"}]}],
         "ingress-addresses":["db.example.com","10.0.0.9"],"egress-subnets":["10.0.0.1/32","fd00::/64"]}
        """#

    @Test("the addresses of a binding are values, host names are kept, and Juju is asked once")
    func binding() throws {
        let unit = try UnitInTest.related()
        unit.juju.answer("network-get", Self.info)
        try unit.inCharm { charm throws in
            for _ in 0..<2 {
                let network = try charm.model.binding("db").network
                #expect(network.bindAddress?.ip == IPAddress("10.0.0.1"))
                #expect(network.interfaces.map { $0.address?.description } == ["10.0.0.1", "fd00::1", nil, "db.local"])
                #expect(
                    network.interfaces.map { $0.subnet?.description }
                        == ["10.0.0.0/24", "fd00::1/128", "10.9.0.0/16", "10.8.0.0/16"])
                #expect(network.ingressAddress == .hostName("db.example.com"))
                #expect(network.ingressAddress?.ip == nil)
                #expect(network.egressSubnets.map(\.description) == ["10.0.0.1/32", "fd00::/64"])
            }
        }
        #expect(unit.juju.calls == ["network-get --format=json db"])
    }

    @Test("a binding without addresses has none")
    func empty() throws {
        let unit = try UnitInTest.related()
        unit.juju.answer("network-get", "{}")
        try unit.inCharm { charm throws in
            let network = try charm.model.binding("db").network
            #expect(network.bindAddress == nil && network.ingressAddress == nil && network.egressSubnets.isEmpty)
        }
    }

    @Test(
        "a subnet that is none is an error that quotes it",
        arguments: [
            (#"{"egress-subnets":["10.0.0.1/24"]}"#, "10.0.0.1/24"),
            (#"{"bind-addresses":[{"addresses":[{"value":"10.0.0.1","cidr":"x"}]}]}"#, "x"),
            (#"{"bind-addresses":[{"addresses":[{"value":"db.local"}]}]}"#, "db.local"),
        ])
    func wrong(_ answer: String, _ quoted: String) throws {
        let unit = try UnitInTest.related()
        unit.juju.answer("network-get", answer)
        try unit.inCharm { charm throws in
            let error = #expect(throws: OpsError.self) { try charm.model.binding("db").network }
            #expect(error?.code == .invalidValue)
            #expect(error?.description.contains("'\(quoted)'") == true)
        }
    }

    @Test("the binding of a relation that is gone is that of its endpoint")
    func gone() throws {
        let juju = try UnitInTest.related()
        juju.juju.failures["network-get"] = "ERROR relation 3 not found"
        try juju.inCharm { charm throws in
            let binding = charm.model.binding(try charm.model.relation("db", id: 3))
            #expect(code { _ = try binding.network } == .relationNotFound)
        }
        #expect(juju.juju.calls == ["network-get --format=json -r 3 db", "network-get --format=json db"])
    }
}
