package import Diagnostics
import Foundation
package import IR
import OpenAPI
package import Resolving
package import YAML

/// What became of a document in a test.
package struct Resolution {
    package var api: API
    package var diagnostics: [Diagnostic]

    package func type(_ pointer: String) throws -> TypeDefinition {
        try found(api.types.first { $0.id.pointer == pointer }, pointer)
    }

    package func structure(_ pointer: String) throws -> Structure {
        guard case .structure(let structure) = try type(pointer).kind else {
            throw Unexpected("\(pointer) is no struct")
        }
        return structure
    }

    package func union(_ pointer: String) throws -> Union {
        guard case .union(let union) = try type(pointer).kind else { throw Unexpected("\(pointer) is no union") }
        return union
    }

    package func property(_ name: String, of pointer: String) throws -> Structure.Property {
        try found(try structure(pointer).properties.first { $0.name == name }, name)
    }

    package func operation(_ id: String) throws -> IR.Operation {
        try found(api.groups.flatMap(\.operations).first { $0.operationID == id }, id)
    }

    package var ids: [String] { diagnostics.map(\.id) }
}

package struct Unexpected: Error {
    package var message: String

    package init(_ message: String) { self.message = message }
}

/// Resolves the schemas of a document's components.
package func resolve(schemas: String, options: Resolver.Options = .init()) throws -> Resolution {
    let indented = schemas.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
    return try resolve(
        document: """
            openapi: 3.1.0
            info: {title: Test, version: "1"}
            paths: {}
            components:
              schemas:
            \(indented.joined(separator: "\n"))
            """,
        options: options
    )
}

package func resolve(document: String, options: Resolver.Options = .init()) throws -> Resolution {
    try resolve(bytes: Array(document.utf8), path: "spec.yaml", options: options)
}

/// Resolves a document of the folder `Specs`.
package func resolve(spec: String, options: Resolver.Options = .init()) throws -> Resolution {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let data = try Data(contentsOf: root.appendingPathComponent("Specs/\(spec)"))
    return try resolve(bytes: Array(data), path: spec, options: options)
}

private func resolve(bytes: [UInt8], path: String, options: Resolver.Options) throws -> Resolution {
    try resolve(root: try YAML.load(bytes: bytes, path: path), options: options)
}

package func resolve(root: Node, options: Resolver.Options = .init()) throws -> Resolution {
    let (document, diagnostics, _) = DocumentParser.parse(root)
    let parsed = try found(document, "document")
    let resolved = Resolver.resolve(parsed, options: options)
    let values = resolved.documentedValues()
    var api = resolved.api
    (api.examples, api.answers) = (values.examples, values.answers)
    return Resolution(api: api, diagnostics: diagnostics + resolved.diagnostics + values.diagnostics)
}

private func found<Value>(_ value: Value?, _ name: String) throws -> Value {
    guard let value else { throw Unexpected("there is no \(name)") }
    return value
}
