import IR

/// How a property becomes a part of a `multipart/form-data` body.
enum FormPart {
    case text
    case file
    case files
    case json
    /// One JSON part for each element.
    case jsonElements

    init(_ type: TypeReference, in types: TypeExpressions) {
        switch types.unaliased(type) {
        case .file: self = .file
        case .array(let element):
            if case .file = types.unaliased(element) {
                self = .files
            } else {
                self = types.isText(element) ? .text : .jsonElements
            }
        case let simple: self = types.isText(simple) ? .text : .json
        }
    }
}
