// swift-tools-version: 6.1

// A package whose client is generated while it is built: Sources/Notes has a document and a bindery.yaml. The document refers to
// Shared/Author.yaml.

import PackageDescription

let package = Package(
    name: "BuildPlugin",
    platforms: [.macOS(.v14)],
    dependencies: [
        // In a package of yours: .package(url: "…/bindery", from: "…")
        .package(name: "bindery", path: "../.."),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.3.0"),
    ],
    targets: [
        .target(
            name: "Notes",
            // The generated code needs these types; everything else that it needs is generated with it.
            dependencies: [.product(name: "HTTPTypes", package: "swift-http-types")],
            exclude: ["bindery.yaml", "openapi.yaml"],
            plugins: [.plugin(name: "BinderyBuildPlugin", package: "bindery")]
        ),
        .executableTarget(name: "write-note", dependencies: ["Notes"]),
    ],
    swiftLanguageModes: [.v6]
)
