// swift-tools-version: 6.1

// The tests of the transports once more, with AsyncHTTPClient. It takes minutes to build, so Bindery itself does not
// depend on it. The folders are links to those of Bindery; ClientRuntime is put together as in a generated package.
// The example of a server is built here too, since it needs the same.

import PackageDescription

/// As in Bindery.
let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "AsyncHTTPClientTests",
    platforms: [.macOS(.v14)],
    dependencies: [
        .package(path: "Notes"),
        .package(path: "Reminders"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.3.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.81.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.26.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.26.0"),
    ],
    targets: [
        .target(
            name: "ClientRuntime",
            dependencies: [
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "ClientRuntime"
        ),
        .target(
            name: "LoopbackSupport",
            dependencies: [.product(name: "FlyingFox", package: "FlyingFox")],
            path: "LoopbackSupport",
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "notes-gateway",
            dependencies: [
                .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "Notes", package: "Notes"),
            ],
            path: "NotesGateway",
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "NotesTests",
            dependencies: [
                "LoopbackSupport",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Notes", package: "Notes"),
                .product(name: "Reminders", package: "Reminders"),
                .product(name: "RemindersTesting", package: "Reminders"),
            ],
            path: "NotesTests",
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "TransportTests",
            dependencies: [
                "ClientRuntime", "LoopbackSupport",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            path: "TransportTests",
            swiftSettings: swiftSettings
        ),
    ],
    swiftLanguageModes: [.v6]
)
