// Layers and the plan.

import Pebble

extension API {
    func planYAML(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        let format = request.query.value("format")
        guard format == "yaml" else { throw .badRequest("invalid format \(GoText.quoted(format))") }
        return .sync(.string(await plan.text))
    }

    func addLayer(_ request: APIRequest) async throws(APIFailure) -> APIReply {
        let addition = try request.fields { fields throws(RequestFields.Failure) in
            LayerAddition(
                action: try fields.text("action") ?? "", label: try fields.text("label") ?? "",
                format: try fields.text("format") ?? "", layer: try fields.text("layer") ?? "",
                combine: try fields.flag("combine") ?? false, isInner: try fields.flag("inner") ?? false)
        }
        guard addition.action == "add" else {
            throw .badRequest("invalid action \(GoText.quoted(addition.action))")
        }
        guard !addition.label.isEmpty else { throw .badRequest("label must be set") }
        guard addition.format == "yaml" else {
            throw .badRequest("invalid format \(GoText.quoted(addition.format))")
        }
        try await APIFailure.catching { () async throws(PebbleDaemonError) in
            try await plan.add(
                yaml: Array(addition.layer.utf8), label: addition.label, combine: addition.combine,
                isInner: addition.isInner)
        }
        return .sync(.bool(true))
    }

    private struct LayerAddition {
        var action: String
        var label: String
        var format: String
        var layer: String
        var combine: Bool
        var isInner: Bool
    }
}
