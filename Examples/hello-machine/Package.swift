// swift-tools-version:6.2
import PackageDescription

let package = Package(
    name: "hello-machine",
    products: [
        .executable(name: "hello-charm", targets: ["hello-charm"]),
        .executable(name: "hello-server", targets: ["hello-server"]),
    ],
    dependencies: [
        .package(name: "swift-ops", path: "../.."),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    ],
    targets: [
        // The charm: a library, so that tests can import it, and the program that Juju runs.
        .target(
            name: "HelloCharm",
            dependencies: [
                .product(name: "Ops", package: "swift-ops"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        .executableTarget(
            name: "hello-charm", dependencies: ["HelloCharm", .product(name: "Ops", package: "swift-ops")]),

        // The workload, which knows nothing of Juju.
        .executableTarget(
            name: "hello-server",
            dependencies: [
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),

        .testTarget(
            name: "HelloCharmTests",
            dependencies: [
                "HelloCharm", "hello-server", .product(name: "Ops", package: "swift-ops"),
                .product(name: "OpsTesting", package: "swift-ops"),
            ]),
    ]
)

for target in package.targets {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
    if Context.environment["SWIFT_OPS_STRICT"] != nil {
        target.swiftSettings?.append(.treatAllWarnings(as: .error))
    }
}
