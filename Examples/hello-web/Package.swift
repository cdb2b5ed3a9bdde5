// swift-tools-version:6.2
import PackageDescription

let package = Package(
    name: "hello-web",
    products: [
        .executable(name: "hello-web", targets: ["hello-web"]),
        .executable(name: "page-server", targets: ["page-server"]),
    ],
    dependencies: [
        .package(name: "swift-ops", path: "../.."),
        .package(path: "../http-interface"),
    ],
    targets: [
        // The charm: a library, so that tests can import it, and the program that Juju runs.
        .target(
            name: "HelloWeb",
            dependencies: [
                .product(name: "Ops", package: "swift-ops"),
                .product(name: "HTTPInterface", package: "http-interface"),
            ]),
        .executableTarget(name: "hello-web", dependencies: ["HelloWeb", .product(name: "Ops", package: "swift-ops")]),

        // The workload, which knows nothing of Juju.
        .executableTarget(name: "page-server"),

        .testTarget(
            name: "HelloWebTests",
            dependencies: [
                "HelloWeb", "page-server", .product(name: "Ops", package: "swift-ops"),
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
