import Foundation
import HTTPTypes

/// How the pages of a list follow each other.
@_spi(Generated) public enum PageStyle: Sendable {
    /// Each page tells the value of a query parameter for the next one.
    case cursor(String, from: (any ParameterValue)?)
    /// A query parameter counts pages.
    case page(String, from: Int)
    /// A query parameter counts elements.
    case offset(String, from: Int)
    /// Each page tells the address of the next one: in its body, or else in the header `Link`.
    case links
}

extension APIClient {
    /// The elements of a list, page by page.
    ///
    /// - Parameters:
    ///   - operation: The request of a page, without the parameter that the style is about.
    ///   - elements: The elements of a page.
    ///   - next: What leads to the page behind this one; nil, or an empty text, behind the last one.
    ///   - hasMore: Whether the page says that there is another one.
    ///   - total: How many elements there are, or pages, where these are counted.
    @_spi(Generated) public func pages<Page: Decodable & Sendable, Element: Sendable>(
        _ operation: OperationRequest,
        by style: PageStyle,
        elements: @escaping @Sendable (Page) -> [Element]?,
        next: @escaping @Sendable (Page) -> (any ParameterValue)? = { _ in nil },
        hasMore: @escaping @Sendable (Page) -> Bool? = { _ in nil },
        total: @escaping @Sendable (Page) -> Int? = { _ in nil }
    ) -> PageSequence<Element> {
        PageSequence { position in
            let response = try await open(style.request(operation, at: position), accept: "application/json")
            let page: Page = try await response.value()
            let elements = elements(page) ?? []
            guard hasMore(page) ?? true else { return (elements, nil) }
            var following = style.position(
                after: position,
                count: elements.count,
                next: next(page)?.parameterText ?? LinkHeader.next(in: response.response.headerFields)
            )
            if case .link(let link)? = following {
                // Relative to the page that it comes with.
                let address = URL(string: link, relativeTo: URL(string: response.request.url))
                following = .link(address?.absoluteString ?? link)
            }
            if case .number(let number)? = following, let total = total(page), number >= style.end(of: total) {
                return (elements, nil)
            }
            return (elements, following)
        }
    }
}

extension PageStyle {
    fileprivate func request(_ operation: OperationRequest, at position: PagePosition) -> OperationRequest {
        switch (self, position) {
        case (_, .link(let address)): operation.following(address)
        case (.cursor(let name, _), .cursor(let value)): operation.query(name, value)
        case (.cursor(let name, let value), _): operation.query(name, value?.parameterText)
        case (.page(let name, _), _), (.offset(let name, _), _): operation.query(name, number(at: position))
        case (.links, _): operation
        }
    }

    /// - Parameter next: What the answer says about the next page.
    fileprivate func position(after position: PagePosition, count: Int, next: String?) -> PagePosition? {
        switch self {
        // Some servers send the whole address of the next page.
        case .cursor: return next.flatMap { $0.isEmpty ? nil : $0.contains("://") ? .link($0) : .cursor($0) }
        case .links: return next.flatMap { $0.isEmpty ? nil : .link($0) }
        case .page: return count == 0 ? nil : .number(number(at: position) + 1)
        case .offset: return count == 0 ? nil : .number(number(at: position) + count)
        }
    }

    private func number(at position: PagePosition) -> Int {
        switch (self, position) {
        case (_, .number(let number)): number
        case (.page(_, let first), _), (.offset(_, let first), _): first
        default: 0
        }
    }

    /// The first number behind the end. Pages are counted from one, mostly.
    fileprivate func end(of total: Int) -> Int {
        if case .page(_, let first) = self { total + min(first, 1) } else { total }
    }
}
