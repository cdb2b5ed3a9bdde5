import HookTools

// Names that hook commands, the charm's side, have as well: here those of the hook tools, Juju's side.

typealias ToolPortRange = PortRange
typealias ToolSecretContent = SecretContent
typealias ToolGoalState = GoalState
typealias ToolApplicationStatus = ApplicationStatus
