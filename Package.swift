// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func area(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: web + dependencies, swiftSettings: settings)
}

let web: [Target.Dependency] = [
    .product(name: "Hummingbird", package: "hummingbird"),
    .product(name: "HummingbirdCore", package: "hummingbird"),
    .product(name: "HTTPTypes", package: "swift-http-types"),
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
    .product(name: "NIOSSL", package: "swift-nio-ssl"),
    .product(name: "Logging", package: "swift-log"),
    .product(name: "Metrics", package: "swift-metrics"),
    .product(name: "Tracing", package: "swift-distributed-tracing"),
    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
    .product(name: "UnixSignals", package: "swift-service-lifecycle"),
]

let package = Package(
    name: "Firsthand",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "firsthand", targets: ["firsthand"])
    ],
    dependencies: [
        .package(path: "Packages/TextEngine"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        area(
            "Platform",
            web + [
                "CMalloc", "CPostgres", "CZlib",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Yams", package: "Yams"),
            ]),
        area("PracticeNetwork", ["Platform"]),
        area(
            "Situation",
            [
                "Platform", .product(name: "TextEngine", package: "TextEngine"),
                .product(name: "Yams", package: "Yams"),
            ]),
        area("Voice", ["Platform", "Situation", .product(name: "TextEngine", package: "TextEngine")]),
        area("Care", ["Platform", "Situation", .product(name: "Yams", package: "Yams")]),
        area(
            "Learning",
            [
                "Platform", "Situation", "Voice", "Care",
                .product(name: "TextEngine", package: "TextEngine"), .product(name: "Yams", package: "Yams"),
            ]),
        area(
            "Server",
            [
                "Platform", "Situation", "Voice", "Care", "Learning", "PracticeNetwork",
                .product(name: "TextEngine", package: "TextEngine"), .product(name: "Yams", package: "Yams"),
            ]),
        .executableTarget(
            name: "firsthand",
            dependencies: [
                "Server",
                .product(name: "TextEngine", package: "TextEngine"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),
        .target(
            name: "TestSupport", dependencies: web + ["Platform", "Situation", "Care", "Learning", "Server"],
            path: "Tests/TestSupport",
            swiftSettings: settings),
        tests("PlatformTests", ["Platform", "TestSupport"]),
        tests("PracticeNetworkTests", ["PracticeNetwork", "TestSupport"]),
        tests("SituationTests", ["Situation", "TestSupport"]),
        tests("VoiceTests", ["Voice", "TestSupport"]),
        tests(
            "CareTests",
            [
                "Care", "TestSupport", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ]),
        tests(
            "LearningTests",
            ["Learning", "TestSupport", .product(name: "TextEngine", package: "TextEngine")]),
        tests(
            "ServerTests",
            [
                "Care", "Learning", "Server", "TestSupport",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "TextEngine", package: "TextEngine"),
            ]),
    ]
)
