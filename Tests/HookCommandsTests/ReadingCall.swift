import HookCommands
import Testing

/// A hook command that reads something: how it is called, and what Juju answers.
struct ReadingCall: Sendable, CustomTestStringConvertible {
    /// The call as it stands in an error.
    let testDescription: String
    /// An answer as a Juju of the future may give it, with fields that are not known today.
    let answer: String
    /// JSON of another type than is expected, or `nil` where any is.
    let otherType: String?
    /// Whether the answer is a line of text, and no JSON.
    let isText: Bool
    let make: @Sendable (HookCommands) throws -> Void

    var tool: String { String(testDescription.prefix { $0 != " " }) }
    var arguments: [String] { testDescription.split(separator: " ").dropFirst().map(String.init) }

    private init(
        _ line: String, _ answer: String, otherType: String? = #"[{"hidden":7}]"#, isText: Bool = false,
        make: @escaping @Sendable (HookCommands) throws -> Void
    ) {
        testDescription = line
        self.answer = answer
        self.otherType = otherType
        self.isText = isText
        self.make = make
    }

    static let all =
        relations + secrets + [
            Self("config-get --format=json", #"{"hidden":"hidden"}"#) { _ = try $0.configGet() },
            Self("config-get --format=json port", "\"hidden\"", otherType: nil) { _ = try $0.configGet("port") },
            Self("action-get --format=json", #"{"hidden":["hidden"]}"#) { _ = try $0.actionGet() },
            Self("action-get --format=json a.b", "[\"hidden\"]", otherType: nil) { _ = try $0.actionGet("a.b") },
            Self("is-leader --format=json", "true") { _ = try $0.isLeader() },
            Self("goal-state --format=json", #"{"units":{"app/0":{"status":"hidden","new":1}},"relations":{},"new":1}"#)
            {
                _ = try $0.goalState()
            },
            Self(
                "credential-get --format=json",
                #"{"type":"lxd","name":"l","new":1,"credential":{"auth-type":"a","attrs":{"k":"hidden"},"new":1}}"#
            ) { _ = try $0.credentialGet() },
            Self("resource-get image", "/hidden\n", otherType: nil, isText: true) { _ = try $0.resourceGet("image") },
            Self(
                "network-get --format=json -r 7 db",
                #"{"bind-addresses":[{"interface-name":"e","new":1,"addresses":[{"value":"hidden","new":1}]}],"new":1}"#
            ) { _ = try $0.networkGet("db", relation: RelationID("db:7")) },
            Self("opened-ports --format=json", #"["80/tcp"]"#) { _ = try $0.openedPorts() },
            Self("opened-ports --endpoints --format=json", #"["80/tcp (db)"]"#) {
                _ = try $0.openedPorts(withEndpoints: true)
            },
            Self("unit-get --format=json private-address", "\"hidden\"") { _ = try $0.unitGet(.privateAddress) },
            Self("state-get --format=json", #"{"hidden":"hidden"}"#) { _ = try $0.stateGet() },
            Self("state-get --format=json k", "\"hidden\"") { _ = try $0.stateGet("k") },
            Self(
                "status-get --include-data --format=json --application=false",
                #"{"status":"active","message":"hidden","status-data":{"new":1},"new":1}"#
            ) { _ = try $0.statusGet() },
            Self(
                "status-get --include-data --format=json --application=true",
                #"{"application-status":{"status":"active","new":1,"units":{"a/0":{"status":"hidden","new":1}}},"new":1}"#
            ) { _ = try $0.applicationStatusGet() },
            Self("storage-list --format=json data", #"["data/0"]"#) { _ = try $0.storageList("data") },
            Self("storage-get --format=json -s data/0", #"{"kind":"block","location":"/hidden","new":1}"#) {
                _ = try $0.storageGet("data/0")
            },
        ]

    private static let relations = [
        Self("relation-ids db --format=json", #"["db:7"]"#) { _ = try $0.relationIDs(endpoint: "db") },
        Self("relation-list --format=json -r db:7", #"["hidden/0"]"#) { _ = try $0.relationList(RelationID("db:7")) },
        Self("relation-list --format=json --app -r db:7", "\"hidden\"") {
            _ = try $0.relationRemoteApplication(RelationID("db:7"))
        },
        Self("relation-get --format=json -r db:7 - pg/0", #"{"a":"hidden"}"#) {
            _ = try $0.relationGet(RelationID("db:7"), member: "pg/0")
        },
        Self("relation-get --format=json -r db:7 --app a pg", "\"hidden\"") {
            _ = try $0.relationGet(RelationID("db:7"), key: "a", member: "pg", application: true)
        },
        Self("relation-model-get --format=json -r db:7", #"{"uuid":"hidden","new":1}"#) {
            _ = try $0.relationModelGet(RelationID("db:7"))
        },
    ]

    private static let secrets = [
        Self("secret-get --format=json secret:i --label l --peek", #"{"key":"hidden"}"#) {
            _ = try $0.secretGet(id: "secret:i", label: "l", revision: .peek)
        },
        Self(
            "secret-info-get --format=json secret:i",
            #"{"i":{"revision":1,"label":"hidden","new":1,"access":[{"target":"application-web","new":1}]}}"#
        ) { _ = try $0.secretInfoGet(id: "secret:i") },
        Self("secret-ids --format=json", #"["hidden"]"#) { _ = try $0.secretIDs() },
        Self("secret-add --owner unit key#file=[redacted]", "secret:hidden\n", otherType: nil, isText: true) {
            _ = try $0.secretAdd(["key": "hidden"], owner: .unit)
        },
    ]
}
