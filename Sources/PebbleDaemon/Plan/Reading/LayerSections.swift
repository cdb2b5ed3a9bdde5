import Pebble
import YAML

/// The sections of a layer that is being read; entries that are null are refused once all is read.
struct LayerSections {
    private let blankLines: [Int]
    private var summary = ""
    private var description = ""
    private var services: [String: Layer.Service?] = [:]
    private var checks: [String: Layer.Check?] = [:]
    private var logTargets: [String: Layer.LogTarget?] = [:]
    private var workloads: [String: Layer.Workload?] = [:]
    private var pairing: Layer.Pairing?

    init(blankLines: [Int]) {
        self.blankLines = blankLines
    }

    /// Reads a section; says whether there is one of the name.
    mutating func read(_ name: String, _ node: YAMLNode, nameLine: Int) throws(GoDecoder.Failure) -> Bool {
        var decoder = GoDecoder(lines: SectionLines(of: node, nameLine: nameLine, blankLines: blankLines))
        switch name {
        case "summary": summary = decoder.text(node) ?? ""
        case "description": description = decoder.text(node) ?? ""
        case "services":
            services = try decoder.children(node, as: "map[string]*plan.Service", Layer.Service.init)
        case "checks":
            checks = try decoder.children(node, as: "map[string]*plan.Check", Layer.Check.init)
        case "log-targets":
            logTargets = try decoder.children(node, as: "map[string]*plan.LogTarget", Layer.LogTarget.init)
        case "workloads":
            workloads = try decoder.children(node, as: "workloads.WorkloadsSection", Layer.Workload.init)
        case "pairing":
            // Pebble takes whatever is not a list or map for nothing.
            if case .scalar = node.content { break }
            try decoder.fields(node, as: "pairingstate.pairingConfig") { decoder, key, value in
                guard key == "mode" else { return false }
                pairing = decoder.value(value, as: "pairingstate.Mode")
                return true
            }
        default: return false
        }
        try decoder.finish()
        return true
    }

    /// The layer, once it is looked at by itself.
    func layer(label: String) throws(PebbleDaemonError) -> Layer {
        let layer = Layer(
            summary: summary, description: description, services: services.compactMapValues(\.self),
            checks: checks.compactMapValues(\.self), logTargets: logTargets.compactMapValues(\.self),
            workloads: workloads.compactMapValues(\.self), pairing: pairing)
        guard !label.hasPrefix("pebble-") else {
            throw PebbleDaemonError(.badRequest, "cannot use reserved label prefix \"pebble-\"")
        }
        for (name, service) in services.sorted(by: { $0.key < $1.key }) {
            try LayerCheck.service(name, service)
        }
        for (name, check) in checks.sorted(by: { $0.key < $1.key }) {
            try LayerCheck.check(name, check)
        }
        for (name, target) in logTargets.sorted(by: { $0.key < $1.key }) {
            try LayerCheck.logTarget(name, target)
        }
        for (name, workload) in workloads.sorted(by: { $0.key < $1.key }) {
            try LayerCheck.workload(name, workload)
        }
        if let pairing { try LayerCheck.pairing(pairing) }
        return layer
    }
}
