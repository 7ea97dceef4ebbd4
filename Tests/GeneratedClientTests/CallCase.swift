import Foundation

/// The values of one example request, from which a call of a generated method is made.
struct CallInput: Sendable {
    /// The values of path parameters, by their names in the document.
    var path: [String: String] = [:]
    var query: [String: JSON] = [:]
    /// A JSON body, or bytes that are sent as they are.
    var body: Data?
    var fields: [CurlCommand.Field] = []
    /// Where the files of the form are.
    var folder: URL?

    struct Missing: Error {
        var name: String
    }

    /// The body as the type of the generated method's parameter.
    func json<Value: Decodable>() throws -> Value {
        try JSONDecoder().decode(Value.self, from: bytes())
    }

    func bytes() throws -> Data {
        guard let body else { throw Missing(name: "body") }
        return body
    }

    func path(_ name: String) throws -> String {
        guard let value = path[name] else { throw Missing(name: name) }
        return value
    }

    func query<Value: Decodable>(_ name: String) throws -> Value? {
        try query[name].map { try JSONDecoder().decode(Value.self, from: $0.data) }
    }

    func field(_ name: String) throws -> String {
        guard let field = fields.first(where: { $0.name == name && !$0.isFile }) else { throw Missing(name: name) }
        return field.value
    }

    /// Where the file of a field is.
    func file(_ name: String) throws -> URL {
        guard let folder, let field = fields.first(where: { $0.name == name && $0.isFile }) else {
            throw Missing(name: name)
        }
        return folder.appending(path: field.value)
    }
}

/// What a call of a generated method gave, in a form that knows nothing of the method's type.
enum CallOutcome: Hashable, Sendable {
    /// The value, encoded again.
    case json(JSON)
    case bytes(Data)
    case text(String)
    case nothing

    static func value<Value: Encodable>(_ value: Value) throws -> Self {
        .json(try JSON(try JSONEncoder().encode(value)))
    }
}

/// An example request: what is called, and what has to arrive.
struct RequestCase: Sendable {
    enum Body: Sendable {
        case none
        case json(JSON)
        case form([CurlCommand.Field])
        case bytes(Data)
    }

    /// Where the example stands: `curl`, `parameters` …
    var label: String
    var input = CallInput()
    var method: String
    /// Path segments, not percent-encoded.
    var path: [String]
    var query: [String: JSON] = [:]
    /// By lowercased names. Of the content type, parameters such as the boundary do not count.
    var headers: [String: String] = [:]
    var body: Body = .none
}

/// What the server answers, and what the caller has to get.
struct ResponseCase: Sendable {
    var status: Int
    var contentType: String?
    var body: Data
    var outcome: CallOutcome
}

/// The examples of an operation, usable or not.
struct OperationExamples: Sendable {
    var requests: [RequestCase] = []
    var response: ResponseCase
    /// The labels of examples that are used.
    var usable: [String] = []
    /// `parameters: not JSON`
    var unusable: [String] = []
}

/// A generated client's methods by the ids of their operations. A requirement may be met by a deprecated declaration,
/// so that deprecated methods are called without a warning.
protocol CallTable {
    typealias Call = @Sendable (_ server: URL, _ input: CallInput) async throws -> CallOutcome

    static var calls: [String: Call] { get }
}

/// The calls of a table, through its protocol.
func table<Table: CallTable>(_ table: Table.Type) -> [String: CallTable.Call] {
    Table.calls
}
