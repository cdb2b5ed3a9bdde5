import Testing

@Suite struct LocalJujuTests {
}
