import Diagnostics
import IR

extension Resolver {
    /// How a list comes page by page, where the configuration says that it does, or asks to look for it.
    mutating func resolvePagination(of operation: inout IR.Operation) {
        let rule = options.pagination.rules.first { operation.isCalled($0.operation) }
        if let rule { usedPaginationRules.insert(rule.operation) }
        guard rule?.isOn ?? (options.pagination.isAutomatic && operation.method == "GET") else { return }
        do {
            guard let finder = PageFinder(operation, types: types) else {
                throw PageFinder.Problem(reason: "it does not answer with JSON", hint: "remove it from `pagination:`")
            }
            operation.pagination = try finder.pagination(rule)
        } catch {
            // A list that does not come page by page is nothing special.
            guard let rule, let problem = error as? PageFinder.Problem else { return }
            diagnostics.append(
                Diagnostic(
                    "pagination-not-found",
                    .error,
                    "`\(rule.operation)` cannot be read page by page: \(problem.reason)",
                    at: rule.location,
                    hint: problem.hint
                )
            )
        }
    }

    mutating func reportUnusedPaginationRules() {
        let ids = operations.compactMap(\.result.operationID)
        for rule in options.pagination.rules where !usedPaginationRules.contains(rule.operation) {
            reportUnusedRule("pagination", for: rule.operation, at: rule.location, among: ids)
        }
    }

    /// An operation under a key of the configuration that there is not.
    mutating func reportUnusedRule(
        _ key: String,
        for operation: String,
        at location: SourceLocation,
        among ids: [String]
    ) {
        diagnostics.append(
            Diagnostic(
                "\(key)-unused",
                .warning,
                "`\(key):` of the configuration names no operation: \(operation)",
                at: location,
                hint: NearestName.find(operation, in: ids).map { "did you mean `\($0)`?" }
                    ?? "write an operationId, or a method and a path: \"GET /events\""
            )
        )
    }
}
