import HookCommands

// Names that hook tools, Juju's side, have as well: here those of the hook commands, the charm's side.

typealias CommandPortRange = PortRange
