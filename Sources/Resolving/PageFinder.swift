import IR

/// Finds out how a list comes page by page: from what the configuration says, and from names that many APIs use.
struct PageFinder {
    typealias Step = IR.Operation.Pagination.Step

    /// Why a list cannot be read page by page.
    struct Problem: Error {
        var reason: String
        var hint: String
    }

    private let operation: IR.Operation
    private let types: TypeArena
    private let page: TypeReference

    /// - Returns: `nil` where the operation does not answer with JSON.
    init?(_ operation: IR.Operation, types: TypeArena) {
        guard case .json(let page, _)? = operation.jsonResponse else { return nil }
        (self.operation, self.types, self.page) = (operation, types, page)
    }

    /// How the pages follow each other, by the rule, or by the first pattern that fits.
    func pagination(_ rule: PaginationRule?) throws(Problem) -> IR.Operation.Pagination {
        guard let elements = rule?.items ?? self.elements(),
            case .array(let element)? = type(at: elements).map(plain)
        else {
            throw Problem(reason: "its answer has no array of elements", hint: "name it: `items: data`")
        }
        if let style = rule?.style {
            return try pagination(style, rule, elements: elements, element: element)
        }
        let patterns: [PaginationRule.Style] = hasLinkHeader ? [.link] : [.cursor, .offset, .page, .link]
        for style in patterns {
            let found = try? pagination(style, rule, elements: elements, element: element)
            if let found, style != .link || found.next != nil || hasLinkHeader { return found }
        }
        throw Problem(
            reason: "neither its parameters nor its answer look like pages",
            hint: "name the parameter, and what leads to the next page: `{cursor: after, next: last_id}`"
        )
    }

    private func pagination(
        _ style: PaginationRule.Style,
        _ rule: PaginationRule?,
        elements: [Step],
        element: TypeReference
    ) throws(Problem) -> IR.Operation.Pagination {
        let hasMore = try given(rule?.hasMore, "more", { $0 == .boolean }) ?? find(PageNames.hasMore) { $0 == .boolean }
        var totals: [String] = []
        var next = try given(rule?.next, "next", isText)
        let found: IR.Operation.Pagination.Style
        switch style {
        case .cursor:
            let parameter = try parameter(rule, PageNames.cursors, isText)
            let name = operation.parameters[parameter].name
            next = next ?? find(PageNames.nextCursors, isText) ?? (hasMore == nil ? nil : lastID(elements, after: name))
            guard next != nil else {
                throw Problem(reason: "its answer does not tell the next page", hint: "name what does: `next: last_id`")
            }
            found = .cursor(parameter: parameter)
        case .page:
            let parameter = try parameter(rule, PageNames.pages) { $0 == .integer }
            (found, totals) = (.page(parameter: parameter, first: firstPage(parameter)), PageNames.pageTotals)
        case .offset:
            let parameter = try parameter(rule, PageNames.offsets) { $0 == .integer }
            (found, totals) = (.offset(parameter: parameter), PageNames.elementTotals)
        case .link:
            next = next ?? (hasLinkHeader ? nil : find(PageNames.nextLinks, isText))
            found = .links
        }
        var result = IR.Operation.Pagination(style: found, page: page, element: element, elements: elements)
        (result.next, result.hasMore, result.name) = (next, hasMore, rule?.name)
        result.total = try given(rule?.total, "total", { $0 == .integer }) ?? find(totals) { $0 == .integer }
        return result
    }

    private var hasLinkHeader: Bool {
        operation.successes.contains { $0.headers.contains { $0.name.lowercased() == "link" } }
    }
}

// MARK: - Parameters

extension PageFinder {
    private func parameter(
        _ rule: PaginationRule?,
        _ usual: [String],
        _ fits: (TypeReference) -> Bool
    ) throws(Problem) -> Int {
        let names = rule?.parameter.map { [$0] } ?? usual
        for name in names {
            let index = operation.parameters.firstIndex {
                $0.placement == .query && $0.name == name && fits(plain($0.type))
            }
            if let index { return index }
        }
        let name = rule?.parameter.map { " `\($0)`" } ?? " for the page"
        throw Problem(
            reason: "it has no query parameter\(name) of a fitting type",
            hint: "cursors are strings or integers; pages and offsets are integers"
        )
    }

    /// Pages are counted from one, unless the document says otherwise.
    private func firstPage(_ parameter: Int) -> Int {
        let documentation = operation.parameters[parameter].documentation
        if let value = documentation.defaultValue.flatMap({ Int($0) }) { return value }
        return documentation.constraints.contains { $0.keyword == "minimum" && $0.value == "0" } ? 0 : 1
    }
}

// MARK: - The answer

extension PageFinder {
    /// The type without aliases and null.
    private func plain(_ type: TypeReference) -> TypeReference {
        let type = types.unaliased(type)
        if case .nullable(let inner) = type { return plain(inner) }
        return type
    }

    private func isText(_ type: TypeReference) -> Bool {
        type == .string || type == .integer
    }

    private func properties(of type: TypeReference) -> [Structure.Property] {
        guard case .named(let id) = plain(type), case .structure(let structure)? = types.kind(of: id),
            !structure.isTuple
        else { return [] }
        return structure.properties
    }

    private func type(at steps: [Step]) -> TypeReference? {
        var type = page
        for step in steps {
            switch step {
            case .property(let name):
                guard let property = properties(of: type).first(where: { $0.name == name }) else { return nil }
                type = property.type
            case .last:
                guard case .array(let element) = plain(type) else { return nil }
                type = element
            }
        }
        return type
    }

    /// A way that the configuration gives.
    private func given(
        _ steps: [Step]?,
        _ key: String,
        _ fits: (TypeReference) -> Bool
    ) throws(Problem) -> [Step]? {
        guard let steps else { return nil }
        guard let type = type(at: steps), fits(plain(type)) else {
            throw Problem(
                reason: "its answer has nothing of a fitting type at `\(key)`",
                hint: "write the names of the members: `meta.next`, or `data[-1].id` for the last element's"
            )
        }
        return steps
    }

    /// The way to the array of the elements: the answer itself, a member with a usual name, or the only array.
    private func elements() -> [Step]? {
        if case .array = plain(page) { return [] }
        return elements(of: page)
            ?? ["data", "result", "response"].lazy.compactMap { name in
                guard let inner = type(at: [.property(name)]), let steps = elements(of: inner) else { return nil }
                return [.property(name)] + steps
            }.first
    }

    private func elements(of type: TypeReference) -> [Step]? {
        let arrays = properties(of: type).filter {
            if case .array = plain($0.type) { !$0.documentation.isDeprecated } else { false }
        }.map(\.name)
        let name = PageNames.elements.first(where: arrays.contains) ?? (arrays.count == 1 ? arrays[0] : nil)
        return name.map { [.property($0)] }
    }

    /// The way to a member with one of the names, in the answer itself or in what describes the page.
    private func find(_ names: [String], _ fits: (TypeReference) -> Bool) -> [Step]? {
        let owners = [[]] + PageNames.descriptions.map { [Step.property($0)] }
        for owner in owners {
            guard let type = type(at: owner), !isDeprecated(owner) else { continue }
            let fitting = properties(of: type).filter { fits(plain($0.type)) && !$0.documentation.isDeprecated }
            if let name = names.first(where: { name in fitting.contains { $0.name == name } }) {
                return owner + [.property(name)]
            }
        }
        return nil
    }

    /// Whether the way to a member of the answer must not be gone, as the compiler would warn of it.
    private func isDeprecated(_ steps: [Step]) -> Bool {
        guard case .property(let name)? = steps.first else { return false }
        return properties(of: page).contains { $0.name == name && $0.documentation.isDeprecated }
    }

    /// The id of the last element, behind which the next page begins.
    private func lastID(_ elements: [Step], after parameter: String) -> [Step]? {
        let steps = elements + [.last, .property("id")]
        guard PageNames.afters.contains(parameter), !elements.isEmpty, let type = type(at: steps), isText(plain(type))
        else { return nil }
        return steps
    }
}

/// The names that many APIs use, the surest first.
private enum PageNames {
    static let elements = [
        "data", "items", "results", "values", "entries", "records", "objects", "content", "list", "elements", "nodes",
    ]
    static let descriptions = [
        "meta", "metadata", "paging", "pagination", "page_info", "pageInfo", "response_metadata", "cursors", "links",
        "_links", "list_metadata",
    ]
    static let afters = ["after", "starting_after", "startingAfter", "start_after", "startAfter"]
    static let cursors =
        afters + [
            "cursor", "page_token", "pageToken", "next_token", "nextToken", "page_cursor", "pageCursor",
            "continuation_token", "continuationToken", "pagination_token", "paginationToken", "PageToken",
            "next_cursor",
            "nextCursor", "next_page_token", "nextPageToken", "marker",
        ]
    static let nextCursors = [
        "next_cursor", "nextCursor", "next_page_token", "nextPageToken", "next_token", "nextToken", "end_cursor",
        "endCursor", "continuation_token", "continuationToken", "next_marker", "nextMarker", "next_page_cursor",
        "nextPageCursor", "last_id", "lastId", "after", "next",
    ]
    static let pages = ["page", "page_number", "pageNumber"]
    static let offsets = ["offset", "skip", "start_at", "startAt"]
    static let nextLinks = ["next", "next_url", "nextUrl", "next_page_url", "nextPageUrl", "next_page_uri", "nextLink"]
    static let hasMore = [
        "has_more", "hasMore", "has_next_page", "hasNextPage", "has_next", "hasNext", "more", "is_truncated",
    ]
    static let pageTotals = [
        "total_pages", "totalPages", "page_count", "pageCount", "last_page", "lastPage", "num_pages",
    ]
    static let elementTotals = ["total", "total_count", "totalCount", "total_items", "totalItems", "total_results"]
}
