// What a charm's code needs in order to use what Ops gives it: one import serves.
@_exported public import CharmMetadata
@_exported public import HookCommands
@_exported public import Logging
@_exported public import OrderedCollections
@_exported public import Pebble
@_exported public import PlainValues
