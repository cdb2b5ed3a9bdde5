// swift-tools-version:6.2
import PackageDescription

let package = Package(
    name: "hello-proxy",
    products: [
        .executable(name: "hello-proxy", targets: ["hello-proxy"])
    ],
    dependencies: [
        .package(name: "swift-ops", path: "../.."),
        .package(path: "../http-interface"),
    ],
    targets: [
        // The charm: a library, so that tests can import it, and the program that Juju runs.
        .target(
            name: "HelloProxy",
            dependencies: [
                .product(name: "Ops", package: "swift-ops"),
                .product(name: "HTTPInterface", package: "http-interface"),
            ]),
        .executableTarget(
            name: "hello-proxy", dependencies: ["HelloProxy", .product(name: "Ops", package: "swift-ops")]),

        .testTarget(
            name: "HelloProxyTests",
            dependencies: [
                "HelloProxy", .product(name: "Ops", package: "swift-ops"),
                .product(name: "OpsTesting", package: "swift-ops"),
                .product(name: "HTTPInterface", package: "http-interface"),
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
