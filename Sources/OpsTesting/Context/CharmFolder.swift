import Glibc

/// The folder of a charm: the one that has its metadata.
enum CharmFolder {
    /// Looks for the folder from a file upwards.
    ///
    /// - Parameter file: The path of the file, mostly a test's.
    static func find(from file: String) throws(TestingError) -> String {
        var folder = file[...]
        while let slash = folder.lastIndex(of: "/") {
            folder = folder[..<slash]
            for candidate in [String(folder), folder + "/charm"] where isCharm(candidate) { return candidate }
        }
        throw TestingError(
            .notFound,
            """
            No folder above \(file) has a charmcraft.yaml or metadata.yaml, nor a folder 'charm' with one; give \
            charmDirectory, or the metadata as a text.
            """)
    }

    private static func isCharm(_ folder: String) -> Bool {
        ["charmcraft.yaml", "metadata.yaml"].contains { access("\(folder)/\($0)", R_OK) == 0 }
    }
}
