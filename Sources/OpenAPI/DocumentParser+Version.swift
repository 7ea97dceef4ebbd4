import Diagnostics
import YAML

extension DocumentParser {
    /// The version of an OpenAPI 3 document; `nil`, reported, for every other one.
    mutating func version(_ pairs: [Mapping.Pair]) -> String? {
        guard let node = pairs.first(where: { $0.key == "openapi" })?.value else {
            reportNotOpenAPI(pairs)
            return nil
        }
        guard let version = node.scalar?.text, !node.isNull else {
            wrongType(node, at: "openapi", expected: .string, hint: "write the version: 'openapi: 3.1.0'")
            if node.isNull { reportUnsupported("null", at: node) }
            return nil
        }
        let numbers = version.split(separator: ".", omittingEmptySubsequences: false)
        guard numbers.count >= 2, numbers[0] == "3", let minor = numbers[1].wholeNumber else {
            reportUnsupported(version, at: node)
            return nil
        }
        if minor > 1 {
            report(
                "newer-version",
                .warning,
                "OpenAPI \(version) is read as 3.1",
                at: node,
                hint: "what is new in \(version) and not generated is reported where it stands"
            )
        }
        return version
    }

    private mutating func reportUnsupported(_ version: String, at node: Node) {
        report(
            "unsupported-version",
            .error,
            "OpenAPI \(version) is not supported",
            at: node,
            hint: "Bindery reads OpenAPI 3.0 and 3.1: 'openapi: 3.1.0'"
        )
    }

    private mutating func reportNotOpenAPI(_ pairs: [Mapping.Pair]) {
        if let swagger = pairs.first(where: { $0.key == "swagger" }) {
            report(
                "swagger-2",
                .error,
                "Swagger \(swagger.value.scalar?.text ?? "2.0") is not supported",
                at: swagger.keyNode,
                hint: "convert the document to OpenAPI 3, for example with swagger2openapi"
            )
            return
        }
        let others = [
            "overlay": "an overlay, which '--overlay' applies to a document", "asyncapi": "an AsyncAPI document",
        ]
        let other = pairs.lazy.compactMap { others[$0.key] }.first
        let misspelt = NearestName.find("openapi", in: pairs.prefix(20).map(\.key))
        report(
            "not-openapi",
            .error,
            "the document has no 'openapi' field",
            at: root,
            hint: other.map { "this is \($0)" } ?? misspelt.map { "did you mean 'openapi' by '\($0)'?" }
                ?? "an OpenAPI document begins with its version: 'openapi: 3.1.0'"
        )
    }
}

extension Substring {
    /// The number that the text spells in ASCII digits, without sign.
    fileprivate var wholeNumber: Int? {
        utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(self) : nil
    }
}
