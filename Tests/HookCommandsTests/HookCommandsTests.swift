import Testing

@Suite struct HookCommandsTests {
}
