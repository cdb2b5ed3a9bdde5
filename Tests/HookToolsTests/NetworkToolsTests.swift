import HookTools
import Testing

@Suite struct NetworkToolsTests {
    private static let cases: [ToolCase] = [
        .prints(
            "network-get", "db", "--format=json",
            output: "{\"bind-addresses\":[{\"mac-address\":\"00:16:3e:aa:bb:cc\",\"interface-name\":\"eth0\","
                + "\"addresses\":[{\"hostname\":\"\",\"value\":\"10.0.0.5\",\"cidr\":\"10.0.0.0/24\"}]}],"
                + "\"egress-subnets\":[\"10.0.0.5/32\"],\"ingress-addresses\":[\"10.0.0.5\"]}\n"),
        .prints("network-get", "db", "--bind-address", output: "10.0.0.5\n"),
        .prints("network-get", "db", "--primary-address", output: "10.0.0.5\n"),
        .prints("network-get", "db", "--egress-subnets", "--format=json", output: "[\"10.0.0.5/32\"]\n"),
        .prints("network-get", "db", "--egress-subnets", output: "10.0.0.5/32\n"),
        .prints(
            "network-get", "db", "--ingress-address", "--bind-address", "--format=json",
            output: "{\"bind-address\":\"10.0.0.5\",\"ingress-address\":\"10.0.0.5\"}\n"),
        .prints("network-get", "db", "-r", "db:7", "--ingress-address", output: "192.0.2.1\n"),
        .fails("network-get", code: 2, "no arguments specified"),
        .fails("network-get", "", code: 2, "no binding name specified"),
        .fails("network-get", "x", code: 1, "no network config found for binding \"x\""),
        .fails(
            "network-get", "db", "--primary-address", "--bind-address", code: 1,
            "--primary-address must be the only flag specified"),
        .fails(
            "network-get", "db", "-r", "one", code: 2,
            "invalid value \"one\" for option -r: invalid relation id"),
        .prints("unit-get", "private-address", output: "10.0.0.5\n"),
        .prints("unit-get", "public-address", "--format=json", output: "\"192.0.2.1\"\n"),
        .fails("unit-get", code: 2, "no setting specified"),
        .fails("unit-get", "x", code: 2, "unknown setting \"x\""),
    ]

    private func context() -> HookContext {
        var context = HookContext.hook()
        let interface = NetworkSnapshot.Interface(
            name: "eth0", macAddress: "00:16:3e:aa:bb:cc",
            addresses: [NetworkSnapshot.Address(value: "10.0.0.5", cidr: "10.0.0.0/24")])
        let network = NetworkSnapshot(
            interfaces: [interface], ingressAddresses: ["10.0.0.5"], egressSubnets: ["10.0.0.5/32"])
        var networkOfRelation = network
        networkOfRelation.ingressAddresses = ["192.0.2.1"]
        context.networks = { [networkOfRelation] in
            HookNetworks(bindings: ["db": network], relations: [7: networkOfRelation])
        }
        context.relations[7] = RelationSnapshot(id: 7, endpoint: "db", remoteApplication: "mysql")
        (context.privateAddress, context.publicAddress) = ("10.0.0.5", "192.0.2.1")
        return context
    }

    @Test("the tools of networks", arguments: cases)
    func table(toolCase: ToolCase) throws {
        var context = context()
        try toolCase.check(in: &context)
    }

    @Test("YAML has the older spellings of some keys up to Juju 3")
    func twins() throws {
        var context = context()
        let text = try context.output("network-get", "db")
        #expect(text.contains("    address: 10.0.0.5\n") && text.contains("  macaddress: 00:16:3e:aa:bb:cc\n"))
        context.profile = .v4_0
        #expect(try context.output("network-get", "db").contains("macaddress") == false)
    }

    @Test("in a relation's hook the relation's network counts")
    func eventRelation() throws {
        var context = context()
        context.event.relationID = 7
        #expect(try context.output("network-get", "db", "--ingress-address") == "192.0.2.1\n")
    }
}
