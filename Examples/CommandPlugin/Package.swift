// swift-tools-version: 6.1

// A package that regenerates its client by a command, and keeps the generated code, so that it can be read and reviewed:
//
//     swift package --allow-writing-to-package-directory generate-client

import Foundation
import PackageDescription

/// In a package of yours the client is checked in. Here it is not, so that it is missing before the command runs first.
let hasClient = FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/Notebook/Package.swift")

let package = Package(
    name: "CommandPlugin",
    platforms: [.macOS(.v14)],
    dependencies: [
        // In a package of yours: .package(url: "…/bindery", from: "…")
        .package(name: "bindery", path: "../..")
    ] + (hasClient ? [.package(path: "Notebook")] : []),
    targets: [
        .executableTarget(
            name: "use-notebook",
            dependencies: hasClient ? [.product(name: "Notebook", package: "Notebook")] : []
        )
    ],
    swiftLanguageModes: [.v6]
)
