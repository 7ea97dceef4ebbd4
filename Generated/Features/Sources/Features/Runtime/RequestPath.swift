/// The path of an operation, whose interpolated values cannot change its shape.
///
/// `"/files/\(fileID)/content"` encodes every character of the value that is not unreserved, `/` among them.
/// A value that is empty, `.` or `..` cannot be sent: servers and proxies remove such segments, percent-encoded or not,
/// and would so reach another operation. `problem` tells of it, and the call throws.
struct RequestPath: ExpressibleByStringInterpolation, Sendable {
    /// The path, percent-encoded. It may end in a literal query.
    let text: String
    /// Why the path cannot be sent.
    let problem: String?

    init(stringLiteral value: String) {
        text = PercentEncoding.encode(value, keeping: PercentEncoding.anyInURLs)
        problem = nil
    }

    init(stringInterpolation interpolation: StringInterpolation) {
        text = interpolation.text
        if interpolation.hasEmptyValue {
            problem = "A value in the path is empty, or cannot be encoded."
        } else {
            let path = interpolation.text.split(separator: "?", maxSplits: 1)[0]
            let segments = path.split(separator: "/")
            problem =
                segments.contains { $0 == "." || $0 == ".." }
                ? "A value in the path is \".\" or \"..\", which would change the path." : nil
        }
    }

    struct StringInterpolation: StringInterpolationProtocol {
        private(set) var text = ""
        private(set) var hasEmptyValue = false

        init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        mutating func appendLiteral(_ literal: String) {
            text += PercentEncoding.encode(literal, keeping: PercentEncoding.anyInURLs)
        }

        mutating func appendInterpolation<Value: Encodable>(
            _ value: Value,
            style: ParameterStyle = .simple,
            name: String = "",
            explode: Bool = false
        ) {
            let content = try? ParameterContent(value, style: style)
            let encoded = content?.path(style, name: name, explode: explode) ?? ""
            hasEmptyValue = hasEmptyValue || encoded.isEmpty
            text += encoded
        }
    }
}
