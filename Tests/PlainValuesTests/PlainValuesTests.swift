import Testing

@Suite struct PlainValuesTests {
}
