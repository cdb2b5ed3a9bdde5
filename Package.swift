// swift-tools-version:6.2
import PackageDescription

/// HTTP and websockets over a unix socket: Pebble's two ends.
let nio: [Target.Dependency] = ["NIOCore", "NIOHTTP1", "NIOPosix", "NIOWebSocket"].map {
    .product(name: $0, package: "swift-nio")
}

// The system's C libraries link statically as well, so that a charm can be one static file.
let package = Package(
    name: "swift-ops",
    products: [
        .library(name: "Ops", targets: ["Ops"]),
        .library(name: "OpsTesting", targets: ["OpsTesting"]),
        .library(name: "Pebble", targets: ["Pebble"]),
        .library(name: "LocalJuju", targets: ["LocalJuju"]),
        .executable(name: "swift-ops", targets: ["SwiftOpsCLI"]),
        .executable(name: "conformance-probe", targets: ["ConformanceProbe"]),
        .executable(name: "conformance-socket-probe", targets: ["SocketProbe"]),
        .executable(name: "bench-charm", targets: ["BenchCharm"]),
        .executable(name: "bench-scale-charm", targets: ["BenchScaleCharm"]),
        .executable(name: "bench-agent", targets: ["BenchAgent"]),
        .executable(name: "bench-hook-calls", targets: ["BenchHookCalls"]),
        .executable(name: "bench-pebble", targets: ["BenchPebble"]),
        .executable(name: "bench-http-charm", targets: ["BenchHTTPCharm"]),
        .executable(name: "bench-model", targets: ["BenchModel"]),
        .executable(name: "bench-testing", targets: ["BenchTesting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    ],
    targets: [
        // C: what the Glibc module lacks, and the system's libraries.
        .target(name: "CShims"),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // The house, top to bottom: each room uses only rooms above it.
        .target(
            name: "PlainValues",
            dependencies: [.product(name: "OrderedCollections", package: "swift-collections")]),
        .target(name: "YAML", dependencies: ["CYAML", "PlainValues"]),
        .target(name: "CharmMetadata", dependencies: ["YAML", "PlainValues"]),
        .target(name: "JujuRPC", dependencies: ["CShims"]),
        .target(name: "HookCommands", dependencies: ["CShims", "JujuRPC", "PlainValues"]),
        .target(name: "UnitState", dependencies: ["CSQLite", "HookCommands", "PlainValues", "YAML"]),
        .target(name: "Pebble", dependencies: ["CShims", "PlainValues", "YAML"] + nio),
        .target(
            name: "Ops",
            dependencies: [
                "CharmMetadata", "CShims", "HookCommands", "Pebble", "PlainValues", "UnitState",
                .product(name: "Logging", package: "swift-log"),
            ]),
        .target(
            name: "OpsTesting",
            dependencies: [
                "CharmMetadata", "HookCommands", "HookTools", "Ops", "Pebble", "PlainValues", "UnitState", "YAML",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .target(name: "PebbleDaemon", dependencies: ["CShims", "Pebble", "PlainValues", "YAML"] + nio),
        .target(name: "HookTools", dependencies: ["PlainValues", "YAML"]),
        .target(
            name: "LocalJuju",
            dependencies: [
                "CharmMetadata", "CShims", "CZlib", "HookTools", "JujuRPC", "Pebble", "PlainValues", "UnitState",
                "YAML",
            ]),
        .target(
            name: "SwiftOpsCommands",
            dependencies: [
                "HookCommands", "HookTools", "LocalJuju", "JujuRPC", "OpsTesting", "Pebble", "PebbleDaemon",
                "PlainValues", "UnitState", "YAML",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(name: "SwiftOpsCLI", dependencies: ["SwiftOpsCommands"]),

        // What compares and what measures.
        .executableTarget(
            name: "ConformanceProbe", dependencies: ["Ops", "OpsTesting", "Pebble", "PlainValues"],
            path: "Conformance/Probe"),
        .executableTarget(
            name: "SocketProbe", dependencies: ["CShims", "HookCommands", "JujuRPC"], path: "Conformance/SocketProbe"),
        .executableTarget(name: "BenchCharm", dependencies: ["Ops"], path: "Benchmarks/BenchCharm"),
        .executableTarget(name: "BenchScaleCharm", dependencies: ["Ops"], path: "Benchmarks/BenchScaleCharm"),
        .executableTarget(name: "BenchAgent", dependencies: ["JujuRPC"], path: "Benchmarks/BenchAgent"),
        .executableTarget(
            name: "BenchHookCalls", dependencies: ["HookCommands", "JujuRPC"], path: "Benchmarks/BenchHookCalls"),
        .executableTarget(
            name: "BenchPebble", dependencies: ["Pebble", "PlainValues"], path: "Benchmarks/BenchPebble"),
        .executableTarget(name: "BenchHTTPCharm", dependencies: ["Ops"], path: "Benchmarks/BenchHTTPCharm"),
        .executableTarget(name: "BenchTesting", dependencies: ["Ops", "OpsTesting"], path: "Benchmarks/BenchTesting"),
        .executableTarget(name: "BenchModel", dependencies: ["LocalJuju"], path: "Benchmarks/BenchModel"),

        .testTarget(name: "PlainValuesTests", dependencies: ["PlainValues"]),
        .testTarget(name: "YAMLTests", dependencies: ["YAML", "PlainValues"]),
        .testTarget(name: "CharmMetadataTests", dependencies: ["CharmMetadata", "PlainValues"]),
        .testTarget(name: "JujuRPCTests", dependencies: ["JujuRPC", "CShims"], exclude: ["Go"]),
        .testTarget(name: "HookCommandsTests", dependencies: ["CShims", "HookCommands", "JujuRPC", "PlainValues"]),
        .testTarget(name: "UnitStateTests", dependencies: ["UnitState", "HookCommands", "PlainValues"]),
        .testTarget(
            name: "OpsTests",
            dependencies: [
                "Ops", "HookCommands", "Pebble", "PebbleDaemon", "PebbleTestSupport", "PlainValues", "UnitState",
                "CharmMetadata",
                .product(name: "Logging", package: "swift-log"),
            ]),
        .target(name: "PebbleTestSupport", path: "Tests/PebbleTestSupport"),
        .testTarget(
            name: "PebbleTests", dependencies: ["CShims", "Pebble", "PebbleTestSupport", "PlainValues"] + nio),
        .testTarget(
            name: "PebbleDaemonTests", dependencies: ["CShims", "Pebble", "PebbleDaemon", "PlainValues"] + nio),
        .testTarget(
            name: "OpsTestingTests",
            dependencies: [
                "HookCommands", "Ops", "OpsTesting", "Pebble", "PlainValues", "SwiftOpsCLI", "WebCharm", "YAML",
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["Guide/charm", "Guide/integration-test"]),
        // The charm of the article about testing.
        .executableTarget(name: "WebCharm", dependencies: ["Ops"], path: "Tests/WebCharm"),
        // One charm, and a suite that runs it in a Harness, in a Context and in the local Juju.
        .executableTarget(
            name: "FidelityCharm",
            dependencies: ["Ops", "PlainValues", .product(name: "Logging", package: "swift-log")],
            path: "Tests/FidelityCharm"),
        .testTarget(
            name: "FidelityTests",
            dependencies: [
                "FidelityCharm", "HookCommands", "HookTools", "LocalJuju", "Ops", "OpsTesting", "PlainValues",
                "SwiftOpsCLI",
            ]),
        .testTarget(name: "HookToolsTests", dependencies: ["HookTools", "PlainValues"]),
        .testTarget(
            name: "LocalJujuTests",
            dependencies: ["CZlib", "HookTools", "LocalJuju", "PlainValues", "SwiftOpsCLI", "UnitState"]),
        .testTarget(
            name: "SwiftOpsCommandsTests",
            dependencies: [
                "SwiftOpsCLI", "SwiftOpsCommands", "LocalJuju", "Ops", "OpsTesting", "PebbleDaemon", "PlainValues",
                "UnitState",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
    ]
)

// Built by Scripts/fuzz alone: libFuzzer brings the program's `main`, and the targets reach into what they test.
if Context.environment["SWIFT_OPS_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "fuzz-pebble",
            dependencies: [
                "Pebble", "PebbleDaemon", "PlainValues", "YAML", .product(name: "NIOEmbedded", package: "swift-nio"),
            ] + nio,
            path: "Fuzz/Targets"))
}

/// The maps of a plain value are ordered ones: who reads them imports their package as well.
for target in package.targets {
    let readsPlainValues = target.dependencies.contains { dependency in
        if case .byNameItem(name: "PlainValues", _) = dependency { true } else { false }
    }
    guard readsPlainValues else { continue }
    target.dependencies.append(.product(name: "OrderedCollections", package: "swift-collections"))
}

/// Every target of ours is held to the same settings; CI adds "warnings are errors".
for target in package.targets where target.type != .system && target.name != "CShims" {
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

/// What the tests of a charm run most is optimized in a debug build as well: their author debugs the charm, not what is under it.
/// `SWIFT_OPS_UNOPTIMIZED` in the environment is for who steps through these modules, or changes them all the time.
if Context.environment["SWIFT_OPS_UNOPTIMIZED"] == nil {
    let underTests: Set = [
        "PlainValues", "YAML", "CharmMetadata", "HookCommands", "HookTools", "UnitState", "Ops", "OpsTesting",
    ]
    for target in package.targets where underTests.contains(target.name) {
        // A module at a time, in as many files as there are sources, since a debug build links a file for each of them.
        target.swiftSettings?.append(
            .unsafeFlags(["-O", "-whole-module-optimization", "-num-threads", "2"], .when(configuration: .debug)))
    }
}
