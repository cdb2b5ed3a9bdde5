// What the types of this module are made of: one import serves.
@_exported public import OrderedCollections
@_exported public import PlainValues
