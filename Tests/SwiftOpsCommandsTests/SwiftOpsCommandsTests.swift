import Testing

@Suite struct SwiftOpsCommandsTests {
}
