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
    products: ["TextEngine", "TextTables", "ResearchTables"].map { .library(name: $0, targets: [$0]) } + [
        .executable(name: "texteval", targets: ["texteval"])
    ],
    targets: [
        // It rounds and takes roots: a program without Foundation would not find them on Linux by itself.
        .target(
            name: "TextEngine", swiftSettings: settings,
            linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
        // Learned from data that may be passed on or trained on commercially.
        .target(
            name: "TextTables", dependencies: ["TextEngine"], resources: [.copy("Tables")], swiftSettings: settings),
        // Learned from posts that are for research only: a product of its own, so that one can leave it out.
        .target(
            name: "ResearchTables", dependencies: ["TextEngine"], resources: [.copy("Tables")], swiftSettings: settings),
        .executableTarget(
            name: "texteval", dependencies: ["TextEngine", "TextTables", "ResearchTables"], swiftSettings: settings),
        .executableTarget(
            name: "textbench", dependencies: ["TextEngine", "TextTables", "ResearchTables"],
            path: "Benchmarks/textbench", swiftSettings: settings),
        // Prints what the verifier sees, for Training/verify.py.
        .executableTarget(
            name: "verifyfeatures", dependencies: ["TextEngine"], path: "Training/verifyfeatures",
            swiftSettings: settings),
        .testTarget(name: "TextEngineTests", dependencies: ["TextEngine"], swiftSettings: settings),
        .testTarget(
            name: "TextevalTests", dependencies: ["TextEngine", "TextTables", "ResearchTables", "texteval"],
            swiftSettings: settings),
    ]
)
