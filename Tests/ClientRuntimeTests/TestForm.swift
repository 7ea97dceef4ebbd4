@testable import ClientRuntime

/// What a generated multipart request looks like.
struct TestForm: MultipartEncodable, Sendable {
    var prompt: String?
    var numbers: [Int]?
    var metadata: JSONValue?
    var file: FileUpload?

    func encode(to form: inout MultipartForm) throws {
        try form.append("prompt", prompt)
        try form.append("numbers[]", numbers)
        try form.append("metadata", json: metadata)
        try form.append("file", file: file)
    }
}
