import ArgumentParser

/// The command `swift-ops juju`, and `juju` when it is called by that name.
struct JujuCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "juju",
        abstract: "Run charms in a model on this machine.",
        discussion: """
            The local Juju runs real charm processes, in any language, with real hook commands, in Juju's order of \
            events. A model is a folder; there is no controller in the background. Each command opens the model, \
            acts, runs the events that follow until all units rest, and saves the model.

            Commands, options and JSON are those of Juju 3.6. A command takes its model from --model, else from \
            JUJU_MODEL, else it is the one that add-model or switch chose last. A model is named by its folder, in \
            which case the text holds a slash, or by a plain name. Plain names are kept in the folder models/ of \
            JUJU_DATA, else of $XDG_DATA_HOME/swift-ops, else of ~/.local/share/swift-ops.

            Some of the order of events is open: which unit is first, which relation or secret. --seed, or \
            SWIFT_OPS_SEED, permutes it, so that a charm can be run through orders that Juju may choose.

            An application whose charm has containers is one of Kubernetes: each container of a unit has a Pebble of its \
            own, a process that stays when the command has ended and goes with the unit. What the containers tell, and \
            that one has died, is noticed by the next command that runs events, and by status. ssh and \
            restart-container reach into them. Containers are no sandboxes: their programs and paths are this machine's.

            An executable of this command that is called by the name juju, such as through a link, is this command \
            alone: clients of Juju, such as jubilant, can drive it.
            """,
        subcommands: [
            AddModelCommand.self, ModelsCommand.self, SwitchCommand.self, ShowModelCommand.self,
            DestroyModelCommand.self,
            DeployCommand.self, ConfigCommand.self, RefreshCommand.self, TrustCommand.self,
            RemoveApplicationCommand.self,
            AddUnitCommand.self, RemoveUnitCommand.self, ShowUnitCommand.self, ResolveCommand.self,
            UpdateStatusCommand.self, ScaleApplicationCommand.self,
            SshCommand.self, RestartContainerCommand.self,
            AttachResourceCommand.self, StorageCommand.self,
            IntegrateCommand.self, RemoveRelationCommand.self,
            AddSecretCommand.self, UpdateSecretCommand.self, GrantSecretCommand.self, RevokeSecretCommand.self,
            RemoveSecretCommand.self, SecretsCommand.self, ShowSecretCommand.self,
            StatusCommand.self, DebugLogCommand.self,
            RunCommand.self, ExecCommand.self,
            VersionCommand.self,
        ])
}
