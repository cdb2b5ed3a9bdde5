import LocalJuju
import PlainValues

/// A model with two applications, in several states.
enum ExampleStatus {
    static func model() throws -> ModelStatus {
        try PlainValueDecoder().decode(ModelStatus.self, from: value)
    }

    private static func machine(_ number: Int) -> PlainValue {
        [
            "juju-status": ["current": "started"], "hostname": "here",
            "dns-name": .string("10.0.0.\(number + 1)"), "ip-addresses": [.string("10.0.0.\(number + 1)")],
            "instance-id": .string("local-\(number)"),
            "machine-status": ["current": "running", "message": "Running"],
            "modification-status": ["current": "idle"], "base": ["name": "ubuntu", "channel": "24.04"],
            "network-interfaces": [:], "constraints": "", "hardware": "",
        ]
    }

    private static func unit(
        _ machine: Int, _ workload: PlainValue, _ agent: PlainValue, _ more: [(key: String, value: PlainValue)] = []
    ) -> PlainValue {
        .object(
            [
                (key: "workload-status", value: workload), (key: "juju-status", value: agent),
                (key: "machine", value: .string("\(machine)")),
                (key: "public-address", value: .string("10.0.0.\(machine + 1)")),
            ] + more)
    }

    private static var value: PlainValue {
        let failure: PlainValue = ["current": "error", "message": "hook failed: \"start\""]
        return [
            "model": [
                "name": "dev", "type": "iaas", "controller": "local", "cloud": "localhost", "region": "localhost",
                "version": "3.6.9", "model-status": ["current": "available"], "sla": "unsupported",
            ],
            "machines": ["1": machine(1), "2": machine(2), "3": machine(3), "4": machine(4)],
            "applications": [
                "web": [
                    "charm": "local:tinyproxy-0", "base": ["name": "ubuntu", "channel": "24.04"],
                    "charm-origin": "local", "charm-name": "tinyproxy", "charm-rev": 0, "exposed": false,
                    "application-status": failure,
                    "units": [
                        "web/10": unit(2, failure, ["current": "idle"]),
                        "web/2": unit(
                            1, ["current": "maintenance", "message": "line one\nline two"],
                            ["current": "executing", "message": "running config-changed hook"],
                            [(key: "open-ports", value: ["80/tcp", "8000/udp"])]),
                        "web/11": unit(
                            4, ["current": "waiting", "message": "waiting for machine"], ["current": "allocating"]),
                    ],
                ],
                "db": [
                    "charm": "local:postgres-3", "base": ["name": "ubuntu", "channel": "24.04"],
                    "charm-origin": "local", "charm-name": "postgres", "charm-rev": 3, "exposed": true,
                    "application-status": ["current": "active"], "version": "16\nextra",
                    "units": [
                        "db/0": unit(3, ["current": "active"], ["current": "idle"], [(key: "leader", value: true)])
                    ],
                ],
            ],
            "storage": ["storage": [:]],
            "controller": ["timestamp": "15:29:12Z"],
        ]
    }
}
