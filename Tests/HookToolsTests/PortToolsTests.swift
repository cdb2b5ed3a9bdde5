import HookTools
import Testing

@Suite struct PortToolsTests {
    private static let cases: [ToolCase] = [
        .prints("open-port", "80", output: ""),
        .prints("open-port", "ICMP", output: ""),
        .prints("open-port", "--endpoints", "web,db", "90/udp", output: ""),
        .fails("open-port", code: 2, "no port or range specified"),
        .fails("open-port", "x", code: 2, "invalid port \"x\": strconv.Atoi: parsing \"x\": invalid syntax"),
        .fails("open-port", "", code: 2, "invalid port \"\": strconv.Atoi: parsing \"\": invalid syntax"),
        .fails("open-port", "1-2-3", code: 2, "invalid port range \"1-2-3\""),
        .fails("open-port", "9-8", code: 2, "invalid port range 9-8/tcp"),
        .fails("open-port", "70000", code: 2, "port range bounds must be between 0 and 65535, got 70000-70000"),
        .fails("open-port", "80/sctp", code: 2, "invalid protocol \"sctp\", expected \"tcp\", \"udp\", or \"icmp\""),
        .fails("close-port", "80/icmp", code: 2, "protocol \"icmp\" doesn't support any ports; got \"80\""),
        .fails("open-port", "80", "81", code: 2, "unrecognized args: [\"81\"]"),
        .fails(
            "open-port", "--endpoints", "x", "80", code: 1,
            "cannot open 80/tcp (unit \"app/0\"): endpoint \"x\" not found"),
        .fails(
            "open-port", "8005-8015", code: 1,
            "cannot open 8005-8015/tcp (unit \"app/0\"): port range conflicts with 8000-8010/tcp (unit \"app/0\")"),
        .fails(
            "open-port", "443", code: 1,
            "cannot open 443/tcp (unit \"app/0\"): port range conflicts with 443/tcp (unit \"other/1\")"),
        .fails("close-port", "443", code: 1, "cannot close 443/tcp (opened by \"other/1\") from \"app/0\""),
        .prints("opened-ports", output: "icmp\n8000-8010/tcp\n53/udp\n"),
        .prints("opened-ports", "--format=json", output: "[\"icmp\",\"8000-8010/tcp\",\"53/udp\"]\n"),
        .prints("opened-ports", "--endpoints", output: "icmp (*)\n8000-8010/tcp (*)\n53/udp (db, web)\n"),
    ]

    private func context(_ profile: JujuProfile = .v3_6) -> HookContext {
        var context = HookContext.hook(profile: profile)
        context.endpoints = ["web", "db"]
        context.machinePorts = [
            "app/0": [
                PortRange(from: 53, to: 53, transport: .udp, endpoint: "web"),
                PortRange(from: 8000, to: 8010, transport: .tcp),
                PortRange(from: 53, to: 53, transport: .udp, endpoint: "db"),
                PortRange(from: 0, to: 0, transport: .icmp),
            ],
            "other/1": [PortRange(from: 443, to: 443, transport: .tcp)],
        ]
        return context
    }

    @Test("the tools of ports", arguments: cases)
    func table(toolCase: ToolCase) throws {
        var context = context()
        try toolCase.check(in: &context)
    }

    @Test("what was opened in the hook is shown by Juju 4 only", arguments: JujuProfile.allCases)
    func visibility(profile: JujuProfile) throws {
        var context = context(profile)
        try context.output("open-port", "80")
        #expect(try context.output("opened-ports").contains("80/tcp\n") == (profile == .v4_0))
        #expect(context.changes.openedPorts.map(\.description) == ["80/tcp"])
        #expect(context.pendingPorts.count == 5)
    }

    @Test("opening undoes closing, closing undoes opening, and twice is once")
    func undone() throws {
        var context = context()
        try context.output("open-port", "80")
        try context.output("open-port", "80/tcp")
        #expect(context.changes.openedPorts.count == 1)
        let text =
            "cannot open 80-90/tcp (unit \"app/0\"): port range conflicts with 80/tcp (unit \"app/0\") requested earlier"
        try ToolCase.fails("open-port", "80-90", code: 1, text).check(in: &context)
        try context.output("close-port", "80")
        #expect(context.changes == HookChanges())
        try context.output("close-port", "8000-8010")
        try context.output("close-port", "8000-8010")
        try context.output("close-port", "1234")
        #expect(context.changes.closedPorts.map(\.description) == ["8000-8010/tcp"])
        try context.output("open-port", "8000-8010")
        #expect(context.changes == HookChanges())
        try context.output("open-port", "8000-8010")
        #expect(context.changes == HookChanges())
    }

    @Test("an application of Kubernetes opens no ranges")
    func kubernetes() throws {
        var context = context()
        context.isKubernetes = true
        let text = "port ranges are not supported for k8s applications, please specify a single port"
        try ToolCase.fails("open-port", "80-81", code: 1, text).check(in: &context)
        try context.output("open-port", "80")
    }
}
