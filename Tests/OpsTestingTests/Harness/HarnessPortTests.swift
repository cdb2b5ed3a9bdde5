import Ops
import OpsTesting
import Testing

@Suite("Ports of a harness")
struct HarnessPortTests {
    private let harness: Harness<NotingCharm>
    private var unit: Unit { harness.model.unit }

    init() throws { harness = try .begun() }

    @Test func `opens and closes ports, and closes one again for nothing`() throws {
        for port in [PortRange.tcp(8080), .udp(4000), .icmp] { try unit.openPort(port) }
        #expect(try unit.openedPorts() == [.tcp(8080), .udp(4000), .icmp])
        #expect(harness.state.openedPorts == [.tcp(8080), .udp(4000), .icmp])
        try unit.closePort(.tcp(8080))
        try unit.closePort(.tcp(8080))
        try unit.closePort(.udp(4000))
        #expect(try unit.openedPorts() == [.icmp])
        try unit.closePort(.icmp)
        #expect(try unit.openedPorts().isEmpty)
    }

    @Test func `opens a port once`() throws {
        try unit.openPort(.tcp(80))
        try unit.openPort(.tcp(80))
        #expect(try unit.openedPorts() == [.tcp(80)])
    }

    @Test func `opens what setPorts names, and closes the rest`() throws {
        try unit.openPort(.tcp(80))
        try unit.setPorts([.tcp(443), .udp(53)])
        #expect(harness.state.openedPorts == [.tcp(443), .udp(53)])
    }

    @Test(
        arguments: [
            (
                PortRange(transport: .icmp, ports: 8080...8080),
                #"protocol "icmp" doesn't support any ports; got "8080""#
            ),
            (PortRange(transport: PortProtocol(rawValue: "ftp"), ports: 80...80), #"invalid protocol "ftp""#),
            (PortRange(transport: .tcp, ports: nil), #"invalid port "tcp": strconv.Atoi: parsing "tcp""#),
            (PortRange(transport: .udp, ports: nil), #"invalid port "udp": strconv.Atoi: parsing "udp""#),
            (.tcp(65536), "port range bounds must be between 0 and 65535, got 65536-65536"),
        ])
    func `refuses what Juju refuses, with its words`(port: PortRange, words: String) throws {
        let error = opsError { try unit.openPort(port) }
        #expect(error?.code == .hookCommandFailed)
        #expect(error?.description.contains(words) == true)
        #expect(harness.state.openedPorts.isEmpty)
    }

    @Test func `refuses a port that is within a range that is open`() throws {
        try unit.openPort(.tcp(8000...8010))
        let error = opsError { try unit.openPort(.tcp(8005)) }
        #expect(error?.description.contains("port range conflicts with 8000-8010/tcp") == true)
    }
}
