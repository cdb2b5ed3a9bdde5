import Testing

@Suite struct HookToolsTests {
}
