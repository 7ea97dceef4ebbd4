package import Diagnostics
package import IR

/// What the configuration says about lists that come page by page.
package struct PaginationRules: Hashable, Sendable {
    /// Whether the common patterns are looked for in every operation.
    package var isAutomatic = false
    package var rules: [PaginationRule] = []

    package init() {}
}

/// What it says about one operation. What it leaves out is looked for.
package struct PaginationRule: Hashable, Sendable {
    package enum Style: String, Hashable, Sendable, CaseIterable {
        case cursor, page, offset, link
    }

    /// The operation: its operationId, `GET /path`, or its JSON pointer.
    package var operation: String
    /// Whether the operation is read page by page at all.
    package var isOn = true
    package var style: Style?
    /// The query parameter that the style is about.
    package var parameter: String?
    /// The ways from a page to its elements, to what leads to the next page, to the boolean and to the number that tell the
    /// end: `data`, `meta.next`, `data[-1].id`.
    package var items: [Operation.Pagination.Step]?
    package var next: [Operation.Pagination.Step]?
    package var hasMore: [Operation.Pagination.Step]?
    package var total: [Operation.Pagination.Step]?
    package var name: String?
    package var location: SourceLocation

    package init(operation: String, location: SourceLocation) {
        self.operation = operation
        self.location = location
    }

    /// Reads a way as the configuration writes it; `nil` where it is none.
    package static func steps(_ text: String) -> [Operation.Pagination.Step]? {
        var steps: [Operation.Pagination.Step] = []
        for part in text.split(separator: ".", omittingEmptySubsequences: false) {
            let isLast = part.hasSuffix("[-1]")
            let name = isLast ? part.dropLast(4) : part
            guard !name.isEmpty else { return nil }
            steps.append(.property(String(name)))
            if isLast { steps.append(.last) }
        }
        return steps
    }
}

extension Operation {
    /// Whether a key of the configuration means the operation.
    func isCalled(_ key: String) -> Bool {
        id.isCalled(key, operationID: operationID, method: method, path: pathTemplate)
    }
}

extension OperationID {
    /// Whether a key of the configuration means the operation with the id, also before anything is made of it.
    func isCalled(_ key: String, operationID: String?, method: String, path: String) -> Bool {
        [operationID, "\(method) \(path)", pointer].contains(key)
    }
}
