package import Diagnostics
import YAML

/// The `x-oaiMeta` extension of OpenAI's document, in its three forms. Everything of it may be missing.
package enum OAIMeta {
    /// At the top of the document: the groups of the API reference, in order.
    package struct Document: Sendable {
        package var groups: [Group]
        package var location: SourceLocation
    }

    package struct Group: Sendable {
        package struct Warning: Sendable {
            package var title: String?
            package var message: String?
        }

        package var id: String
        package var title: String?
        package var description: String?
        package var warning: Warning?
        package var isBeta: Bool = false
        package var location: SourceLocation
    }

    /// On an operation.
    package struct Operation: Sendable {
        package var name: String?
        package var group: String?
        package var path: String?
        package var isBeta: Bool = false
        package var returns: String?
        package var examples: [Example] = []
        package var location: SourceLocation
    }

    /// An example of an operation. The document has two shapes: `examples` as an object of requests by language with
    /// `parameters` and `response` beside it, and `examples` as an array (or an object) of titled examples, each with a
    /// `request` object by language and a `response`.
    package struct Example: Sendable {
        package struct Request: Sendable {
            /// `curl`, `python`, `node.js` …
            package var language: String
            package var code: String
        }

        package var title: String?
        package var requests: [Request] = []
        /// The text of the JSON body of the request.
        package var parameters: Text?
        /// The text of the response's body, usually JSON, sometimes with `...`.
        package var response: Text?
    }

    package struct Text: Sendable {
        package var text: String
        package var location: SourceLocation
    }

    /// On a schema.
    package struct Schema: Sendable {
        package var name: String?
        package var group: String?
        package var isBeta: Bool = false
        package var example: Text?
        package var location: SourceLocation
    }
}
