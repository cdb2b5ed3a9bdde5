// swift-tools-version:6.2
import PackageDescription

let package = Package(
    name: "http-interface",
    products: [
        .library(name: "HTTPInterface", targets: ["HTTPInterface"])
    ],
    dependencies: [
        .package(name: "swift-ops", path: "../..")
    ],
    targets: [
        .target(name: "HTTPInterface", dependencies: [.product(name: "Ops", package: "swift-ops")]),
        .testTarget(
            name: "HTTPInterfaceTests",
            dependencies: [
                "HTTPInterface", .product(name: "Ops", package: "swift-ops"),
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
