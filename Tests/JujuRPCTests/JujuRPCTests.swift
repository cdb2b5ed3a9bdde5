import Testing

@Suite struct JujuRPCTests {
}
