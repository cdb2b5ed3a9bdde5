import PlainValues

/// What an event of Juju carries, as the environment tells it and as it is stored when the event is deferred.
enum HookEventSnapshot {
    static func make(from context: JujuContext) -> PlainValue {
        if context.eventKind.hasSuffix("_action") {
            return ["id": .string(context.actionID ?? "")]
        }
        return SecretEventSnapshot.make(from: context) ?? [:]
    }
}
