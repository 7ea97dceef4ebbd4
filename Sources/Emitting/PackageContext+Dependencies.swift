/// What the generated package depends on, as `Package.swift` has it.
extension PackageContext {
    var packages: [String] {
        let types = ".package(url: \"https://github.com/apple/swift-http-types\", from: \"1.3.0\")"
        if let runtime {
            let transport = "\(runtime.path)/\(runtime.transportModule)"
            return [types] + ([runtime.path] + (usesAsyncHTTPClient ? [transport] : [])).map(Self.package)
        }
        guard usesAsyncHTTPClient else { return [types] }
        return [
            types,
            ".package(url: \"https://github.com/apple/swift-nio\", from: \"2.81.0\")",
            ".package(url: \"https://github.com/swift-server/async-http-client\", from: \"1.26.0\")",
        ]
    }

    /// What the module is built with, sorted.
    var products: [String] {
        let types = Self.product("HTTPTypes", of: "swift-http-types")
        if let runtime {
            let transport = Self.product(runtime.transportModule, of: runtime.transportModule)
            return [Self.product(runtime.module, of: runtime.identity)] + (usesAsyncHTTPClient ? [transport] : []) + [
                types
            ]
        }
        guard usesAsyncHTTPClient else { return [types] }
        return [
            Self.product("AsyncHTTPClient", of: "async-http-client"), types, Self.product("NIOCore", of: "swift-nio"),
            Self.product("NIOPosix", of: "swift-nio"),
        ]
    }

    private var usesAsyncHTTPClient: Bool { transport == .asyncHTTPClient }

    private static func package(at path: String) -> String {
        ".package(path: \(SwiftLiteral.string(path)))"
    }

    private static func product(_ name: String, of package: String) -> String {
        ".product(name: \"\(name)\", package: \(SwiftLiteral.string(package)))"
    }

    /// The elements of an array literal, one a line: with a comma behind the last one, unless it is the only one.
    static func list(_ elements: [String]) -> [String] {
        elements.count == 1 ? elements : elements.map { $0 + "," }
    }
}
