import Foundation

/// The programs that are built beside the tests.
enum BuiltPrograms {
    static let probe = path(of: "conformance-probe")

    /// The tests themselves are a program in the folder of what was built, wherever that is.
    private static func path(of name: String) -> String {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return (tests as NSString).deletingLastPathComponent + "/" + name
    }
}
