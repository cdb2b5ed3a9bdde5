import Testing

@Suite struct UnitStateTests {
}
