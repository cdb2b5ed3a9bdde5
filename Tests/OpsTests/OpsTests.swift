import Testing

@Suite struct OpsTests {
}
