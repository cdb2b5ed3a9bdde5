import Testing

@Suite struct CharmMetadataTests {
}
