// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "TextEngine",
    platforms: [.macOS(.v15)],
    products: [.library(name: "TextEngine", targets: ["TextEngine"])],
    targets: [
        .target(name: "TextEngine", swiftSettings: settings),
        .executableTarget(
            name: "textbench", dependencies: ["TextEngine"], path: "Benchmarks/textbench", swiftSettings: settings),
        .testTarget(name: "TextEngineTests", dependencies: ["TextEngine"], swiftSettings: settings),
    ]
)
