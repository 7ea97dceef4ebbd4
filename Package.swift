// swift-tools-version: 6.1

import Foundation
import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let isGenerated = { (module: String) in
    FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/Generated/\(module)/Sources/\(module)")
}

/// The checked-in generated packages, whose modules the tests call: clients of real APIs, and the types of `Specs/features`.
let generatedClients = ["OpenAI", "OpenAIShowcase"].filter(isGenerated)
let generatedFeatures = ["Features"].filter(isGenerated)

/// The generated modules, built with our own targets so that one run tests everything, and the tests that call them.
let generatedTargets: [Target] =
    (generatedClients + generatedFeatures).map { module in
        .target(
            name: module,
            dependencies: [.product(name: "HTTPTypes", package: "swift-http-types")],
            path: "Generated/\(module)/Sources/\(module)"
        )
    }
    + (generatedClients + generatedFeatures).map { module in
        .target(
            name: "\(module)Testing",
            dependencies: [.target(name: module), .product(name: "HTTPTypes", package: "swift-http-types")],
            path: "Generated/\(module)/Testing",
            resources: [.copy("answers.json")]
        )
    } + [
        .testTarget(
            name: "GeneratedClientTests",
            dependencies: generatedClients.flatMap { [.target(name: $0), .target(name: "\($0)Testing")] } + [
                "Overlays", "OpenAPI", "YAML", "Diagnostics", "FolderSupport", "LoopbackSupport",
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            exclude: ["conversation.json"],
            swiftSettings: swiftSettings
        )
    ]
    + generatedFeatures.map { module in
        .testTarget(
            name: "FeatureTests",
            dependencies: [
                .target(name: module), .target(name: "\(module)Testing"), "OpenAPI", "YAML", "Diagnostics",
                "LoopbackSupport",
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: swiftSettings
        )
    }

let package = Package(
    name: "bindery",
    platforms: [.macOS(.v14)],
    products: [
        .executable(name: "bindery", targets: ["bindery"]),
        .plugin(name: "BinderyBuildPlugin", targets: ["BinderyBuildPlugin"]),
        .plugin(name: "GenerateClientPlugin", targets: ["GenerateClientPlugin"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.3.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.26.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
        ),
        .target(name: "Diagnostics", swiftSettings: swiftSettings),
        .target(name: "YAML", dependencies: ["CYAML", "Diagnostics"], swiftSettings: swiftSettings),
        .target(name: "Overlays", dependencies: ["YAML", "Diagnostics"], swiftSettings: swiftSettings),
        .target(name: "OpenAPI", dependencies: ["YAML", "Parallelism", "Diagnostics"], swiftSettings: swiftSettings),
        .target(name: "Parallelism", swiftSettings: swiftSettings),
        .target(name: "IR", dependencies: ["Diagnostics"], swiftSettings: swiftSettings),
        .target(
            name: "Resolving",
            dependencies: ["OpenAPI", "YAML", "IR", "Parallelism", "Diagnostics"],
            swiftSettings: swiftSettings
        ),
        .target(name: "Naming", dependencies: ["IR", "Parallelism", "Diagnostics"], swiftSettings: swiftSettings),
        .target(name: "Templating", dependencies: ["Diagnostics"], swiftSettings: swiftSettings),
        .target(name: "CEmbedded"),
        .target(name: "CMemory"),
        .target(name: "CFetch", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        .target(
            name: "Emitting",
            dependencies: ["IR", "Naming", "Templating", "Parallelism", "Diagnostics", "CEmbedded"],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Diffing",
            dependencies: ["Emitting", "OpenAPI", "YAML", "Parallelism", "Diagnostics"],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "Generator",
            dependencies: [
                "YAML", "Overlays", "OpenAPI", "IR", "Resolving", "Naming", "Emitting", "Diagnostics", "Diffing",
                "Parallelism", "CFetch",
            ],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "bindery",
            dependencies: [
                "Generator", "Diffing", "Overlays", "OpenAPI", "Diagnostics", "CMemory",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: swiftSettings
        ),
        .plugin(name: "BinderyBuildPlugin", capability: .buildTool(), dependencies: ["bindery"]),
        .plugin(
            name: "GenerateClientPlugin",
            capability: .command(
                intent: .custom(verb: "generate-client", description: "Generates clients from OpenAPI documents."),
                permissions: [.writeToPackageDirectory(reason: "The generated code is written into the package.")]
            ),
            dependencies: ["bindery"]
        ),
        .executableTarget(
            name: "bindery-bench",
            dependencies: generatedFeatures.map { .target(name: $0) } + [
                "YAML", "Diagnostics", "LoopbackSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "ClientRuntime",
            dependencies: [.product(name: "HTTPTypes", package: "swift-http-types")]
        ),

        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: swiftSettings),
        .testTarget(
            name: "YAMLTests",
            dependencies: ["YAML", "Diagnostics"],
            exclude: ["suite-gaps.tsv"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "DiffingTests",
            dependencies: ["Diffing", "Emitting", "OpenAPI", "YAML", "Diagnostics"],
            exclude: ["Rules"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "OverlaysTests",
            dependencies: ["Overlays", "YAML", "Diagnostics"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "OpenAPITests",
            dependencies: ["OpenAPI", "YAML", "Diagnostics"],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "LoopbackSupport",
            dependencies: [.product(name: "FlyingFox", package: "FlyingFox")],
            path: "Tests/LoopbackSupport",
            swiftSettings: swiftSettings
        ),
        .target(name: "FolderSupport", path: "Tests/FolderSupport", swiftSettings: swiftSettings),
        .target(
            name: "ResolutionSupport",
            dependencies: ["Resolving", "OpenAPI", "YAML", "IR", "Diagnostics"],
            path: "Tests/ResolutionSupport",
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "ResolvingTests",
            dependencies: ["ResolutionSupport", "Resolving", "IR", "Diagnostics"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "NamingTests",
            dependencies: ["ResolutionSupport", "Resolving", "Naming", "YAML", "IR", "Diagnostics"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "TemplatingTests",
            dependencies: ["Templating", "Diagnostics"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "EmittingTests",
            dependencies: ["Emitting", "Naming", "IR", "Templating", "Diagnostics", "FolderSupport"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "GeneratorTests",
            dependencies: [
                "FolderSupport", "LoopbackSupport", "Generator", "Emitting", "Naming", "Resolving", "OpenAPI", "YAML",
                "IR", "Diagnostics", "Diffing",
            ],
            exclude: ["Reports"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "BinderyTests",
            dependencies: ["FolderSupport", "LoopbackSupport", "bindery"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "TransportTests",
            dependencies: [
                "ClientRuntime", "LoopbackSupport",
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "ClientRuntimeTests",
            dependencies: [
                "ClientRuntime", "LoopbackSupport",
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: swiftSettings
        ),
    ] + generatedTargets,
    swiftLanguageModes: [.v6]
)
