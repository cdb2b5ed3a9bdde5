// swift-tools-version:6.2
import PackageDescription

let package = Package(
    name: "hello-kubernetes",
    products: [
        .executable(name: "hello-kubernetes", targets: ["hello-kubernetes"])
    ],
    dependencies: [
        .package(name: "swift-ops", path: "../..")
    ],
    targets: [
        // The charm: a library, so that tests can import it, and the program that Juju runs.
        .target(name: "HelloKubernetes", dependencies: [.product(name: "Ops", package: "swift-ops")]),
        .executableTarget(
            name: "hello-kubernetes", dependencies: ["HelloKubernetes", .product(name: "Ops", package: "swift-ops")]),

        .testTarget(
            name: "HelloKubernetesTests",
            dependencies: [
                "HelloKubernetes", .product(name: "Ops", package: "swift-ops"),
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
