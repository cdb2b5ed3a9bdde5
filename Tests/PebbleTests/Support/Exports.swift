// The server that answers as a test says, which the tests of Ops use as well.
@_exported public import PebbleTestSupport
