// swift-tools-version: 6.1

// Programs that use Generated/OpenAI, each with a mock server. README.md says how to run them.

import PackageDescription

let package = Package(
    name: "Examples",
    platforms: [.macOS(.v14)],
    dependencies: [
        .package(path: "../Generated/OpenAI"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.26.0"),
    ],
    targets: [
        .target(name: "MockServer", dependencies: [.product(name: "FlyingFox", package: "FlyingFox")]),
        .executableTarget(name: "chat", dependencies: ["MockServer", .product(name: "OpenAI", package: "OpenAI")]),
        .executableTarget(name: "upload", dependencies: ["MockServer", .product(name: "OpenAI", package: "OpenAI")]),
    ],
    swiftLanguageModes: [.v6]
)
