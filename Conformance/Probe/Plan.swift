import Glibc
import OrderedCollections
import PlainValues

/// What a conformance case has the charm do: the file that `PROBE_PLAN` names.
struct Plan {
    let value: PlainValue

    /// The plan of this process, or why there is none.
    static let current = Result<Plan, any Error> {
        Plan(value: try JSON.parse(try readFile(variable("PROBE_PLAN"))))
    }

    /// Whether the charm lives in a harness.
    static let isOfHarness = getenv("PROBE_HARNESS") != nil

    /// The number of the run within the case.
    static let run = getenv("PROBE_RUN").flatMap { Int(String(cString: $0)) } ?? 0

    /// Event and handler, in the order in which they are to be observed.
    var observations: [(event: String, handler: String)] {
        (value["observe"]?.arrayValue ?? []).map {
            ($0["event"]?.stringValue ?? "", $0["handler"]?.stringValue ?? "")
        }
    }

    /// The steps of a handler, with their places in the plan, as far as they are for this run.
    func steps(of handler: String) -> [(place: Int, step: Step)] {
        let steps = handler == "init" ? value["init"] : value["handlers"]?[handler]
        return (steps?.arrayValue ?? []).enumerated().compactMap { place, step in
            if let only = step["only_run"]?.intValue, only != Self.run { return nil }
            return (place, Step(value: step))
        }
    }

    /// The defaults of the stored state; `{"set": […]}` stands for a set.
    var storedDefaults: PlainMap {
        (value["stored_default"]?.mapValue ?? [:]).mapValues(Step.storable)
    }

    static func variable(_ name: String) throws -> String {
        guard let value = getenv(name) else { throw ProbeFailure("\(name) is not set.") }
        return String(cString: value)
    }

    static func readFile(_ path: String) throws -> [UInt8] {
        guard let file = fopen(path, "re") else { throw ProbeFailure("\(path) cannot be read.") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
            bytes += buffer[..<count]
        }
        return bytes
    }
}

/// One step of a plan: an operation and its arguments.
struct Step {
    let value: PlainValue

    var operation: String { self["op"]?.stringValue ?? "" }

    subscript(key: String) -> PlainValue? { value[key] }

    func text(_ key: String) throws(ProbeFailure) -> String {
        guard let text = value[key]?.stringValue else { throw ProbeFailure("The step needs a text '\(key)'.") }
        return text
    }

    func any(_ key: String) throws(ProbeFailure) -> PlainValue {
        guard let any = value[key] else { throw ProbeFailure("The step needs a value '\(key)'.") }
        return any
    }

    /// A value as the stored state takes it: `{"set": […]}` stands for a set.
    static func storable(_ value: PlainValue) -> PlainValue {
        guard let entries = value.mapValue, entries.count == 1, let members = entries["set"]?.arrayValue else {
            return value
        }
        return .set(PlainSet(members))
    }
}

/// The plan cannot be followed, or says that the charm is to fail.
struct ProbeFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
