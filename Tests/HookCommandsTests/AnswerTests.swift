import HookCommands
import OrderedCollections
import PlainValues
import Testing

@Suite struct AnswerTests {
    private func commands(_ answer: String) -> HookCommands {
        HookCommands(runner: FixedRunner(Array(answer.utf8)))
    }

    @Test("config-get keeps the options in order, with their types")
    func config() throws {
        let config = try commands(#"{"port":80,"name":"web","debug":true,"ratio":0.5}"# + "\n").configGet()
        #expect(Array(config.keys) == ["port", "name", "debug", "ratio"])
        #expect(config["port"] == 80)
        #expect(config["ratio"] == 0.5)
        #expect(try commands("null").configGet("absent") == .null)
    }

    @Test("relation-ids gives endpoints and numbers, as few as there are")
    func relationIDs() throws {
        let relations = try commands(#"["db:0","db:17"]"#).relationIDs(endpoint: "db")
        #expect(relations.map(\.number) == [0, 17])
        #expect(relations.map(\.endpoint) == ["db", "db"])
        #expect(try commands("null").relationIDs(endpoint: "db").isEmpty)
    }

    @Test("relation-get tells an absent key from an empty databag")
    func relationGet() throws {
        #expect(try commands(#"{"a":"1"}"#).relationGet() == ["a": "1"])
        #expect(try commands("{}").relationGet() == [:])
        #expect(try commands("null").relationGet(key: "a") == nil)
        #expect(try commands("\"1\"").relationGet(key: "a") == "1")
        #expect(try commands("null").relationRemoteApplication() == nil)
        #expect(try commands("\"mysql\"").relationRemoteApplication() == "mysql")
    }

    @Test("status-get reads the status, its message and its data")
    func status() throws {
        let status = try commands(#"{"message":"m","status":"error","status-data":{"hook":"install"},"new":1}"#)
            .statusGet()
        #expect(status.name == .error)
        #expect(status.message == "m")
        #expect(status.data == ["hook": "install"])
    }

    @Test(
        "the units of an application's status are found inside, where Juju puts them, and outside",
        arguments: [
            #"{"application-status":{"status":"active","message":"","units":{"a/0":{"status":"waiting"}}}}"#,
            #"{"application-status":{"status":"active"},"units":{"a/0":{"status":"waiting","message":""}}}"#,
        ])
    func applicationStatus(answer: String) throws {
        let status = try commands(answer).applicationStatusGet()
        #expect(status.status.name == .active)
        #expect(status.units["a/0"]?.name == .waiting)
    }

    @Test("network-get reads old and new names, and lists that are null")
    func network() throws {
        let network = try commands(
            #"""
            {"bind-addresses":[{"mac-address":"aa","interface-name":"eth0",
              "addresses":[{"hostname":"","value":"10.0.0.5","cidr":"10.0.0.0/24"},{"address":"fe80::1"}]},
              {"interfacename":"lo","macaddress":"bb","addresses":null}],
             "egress-subnets":["10.0.0.5/32"],"ingress-addresses":["10.0.0.5","host"]}
            """#
        ).networkGet("db")
        #expect(network.bindAddresses.map(\.interfaceName) == ["eth0", "lo"])
        #expect(network.bindAddresses.map(\.macAddress) == ["aa", "bb"])
        #expect(network.bindAddresses[0].addresses.map(\.value) == ["10.0.0.5", "fe80::1"])
        #expect(network.bindAddresses[0].addresses.map(\.cidr) == ["10.0.0.0/24", ""])
        #expect(network.egressSubnets == ["10.0.0.5/32"])
        #expect(network.ingressAddresses == ["10.0.0.5", "host"])
        #expect(try commands("{}").networkGet("db").bindAddresses.isEmpty)
    }

    @Test("opened-ports reads ports, ranges, ICMP and protocols that are not known")
    func ports() throws {
        let ports = try commands(#"["80/tcp","8000-8010/udp","icmp","443","9/sctp"]"#).openedPorts()
        #expect(
            ports.map(\.range)
                == [
                    .tcp(80), .udp(8000...8010), .icmp, .tcp(443),
                    PortRange(transport: .init(rawValue: "sctp"), ports: 9...9),
                ])
        #expect(ports.allSatisfy { $0.endpoints == nil })
    }

    @Test("opened-ports reads the endpoints where they were asked for")
    func portEndpoints() throws {
        let ports = try commands(#"["80/tcp (*)","81/tcp (db,web)","icmp ()"]"#).openedPorts(withEndpoints: true)
        #expect(ports.map(\.range) == [.tcp(80), .tcp(81), .icmp])
        #expect(ports.map(\.endpoints) == [["*"], ["db", "web"], []])
    }

    @Test("secret-info-get reads what is known, and leaves empty what is not")
    func secretInfo() throws {
        let info = try commands(
            #"""
            {"csq0":{"revision":3,"label":"db","owner":"application","description":"d","rotation":"daily",
             "expiry":"2030-01-01T00:00:00Z","rotates":"2029-01-01T00:00:00Z",
             "access":[{"target":"application-web","scope":"relation-db","role":"view"}]}}
            """#
        ).secretInfoGet(id: "csq0")
        #expect(info.id == "csq0")
        #expect(info.revision == 3)
        #expect(info.label == "db")
        #expect(info.owner == .application)
        #expect(info.rotation == .daily)
        #expect(info.expiry == "2030-01-01T00:00:00Z")
        #expect(info.rotates == "2029-01-01T00:00:00Z")
        #expect(info.access.map(\.target) == ["application-web"])
        let bare = try commands(#"{"csq0":{"revision":1,"label":null,"expiry":""}}"#).secretInfoGet(id: "csq0")
        #expect(bare.label == "")
        #expect(bare.expiry == nil)
        #expect(bare.rotation == nil)
        #expect(bare.owner == nil)
    }

    @Test("goal-state reads units and relations")
    func goalState() throws {
        let state = try commands(
            #"""
            {"units":{"a/0":{"status":"dying","since":"2026-11-05 15:29:12Z"}},
             "relations":{"db":{"mysql":{"status":"joined","since":""}}}}
            """#
        ).goalState()
        #expect(state.units["a/0"]?.status == "dying")
        #expect(state.units["a/0"]?.since == "2026-11-05 15:29:12Z")
        #expect(state.relations["db"]?["mysql"]?.status == "joined")
    }

    @Test("credential-get reads the cloud, and prints no credential")
    func cloud() throws {
        let cloud = try commands(
            #"""
            {"type":"lxd","name":"here","region":"","endpoint":"https://10.0.0.1","credential":{"auth-type":"certificate",
             "attrs":{"client-key":"hidden"},"redacted":["x"]},"cacertificates":["PEM"],"is-controller-cloud":true}
            """#
        ).credentialGet()
        #expect(cloud.region == nil)
        #expect(cloud.endpoint == "https://10.0.0.1")
        #expect(cloud.credential?.attributes["client-key"] == "hidden")
        #expect(cloud.credential?.redacted == ["x"])
        #expect(cloud.caCertificates == ["PEM"])
        #expect(cloud.isControllerCloud)
        #expect(!cloud.skipTLSVerify)
        var dumped = ""
        dump(cloud, to: &dumped)
        #expect(!(dumped + "\(cloud)" + String(reflecting: cloud)).contains("hidden"))
    }

    @Test("what is no JSON is read as a line of text")
    func lines() throws {
        #expect(try commands("/var/lib/x").resourceGet("x") == "/var/lib/x")
        #expect(try commands("secret:abc\n").secretAdd(["key": "v"]) == "secret:abc")
    }

    @Test("state and parameters that are null are empty")
    func nothing() throws {
        #expect(try commands("null").stateGet() == [:])
        #expect(try commands("\"\"").stateGet("k") == "")
        #expect(try commands("null").actionGet() == [:])
        #expect(try commands("null").secretIDs() == [])
        #expect(try commands("null").storageList() == [])
    }

    @Test("a secret's content shows its values to who asks alone")
    func secretContent() throws {
        let content = try commands(#"{"password":"hidden"}"#).secretGet(id: "i")
        #expect(content["password"] == "hidden")
        #expect(content.values == ["password": "hidden"])
        var dumped = ""
        dump(content, to: &dumped)
        #expect("\(content)" == "[redacted]")
        #expect(String(reflecting: content) == "[redacted]")
        #expect(!dumped.contains("hidden"))
    }

    @Test(
        "a relation's name is read back as it is written",
        arguments: [("db:7", "db", 7), ("7", nil, 7), ("a-b:0", "a-b", 0)] as [(String, String?, Int)])
    func relationName(text: String, endpoint: String?, number: Int) throws {
        let relation = try #require(RelationID(text))
        #expect(relation == RelationID(endpoint: endpoint, number: number))
        #expect(relation.description == text)
    }

    @Test("what is no relation's name is refused", arguments: ["", "db", "db:", ":7", "db:x", "db:-1", "-1", "7:db"])
    func noRelationName(text: String) {
        #expect(RelationID(text) == nil)
    }

    @Test(
        "what is no port is refused",
        arguments: [
            "", "x", "80/", "9-8/tcp", "-1/tcp", "65536/tcp", "1-65536/tcp", "99999999999999999999/tcp", "1-2-3",
        ])
    func noPort(text: String) {
        #expect(PortRange(text) == nil)
    }
}
