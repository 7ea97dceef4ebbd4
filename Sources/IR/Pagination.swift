extension Operation {
    /// How the pages of a list follow each other.
    package struct Pagination: Hashable, Sendable {
        package enum Style: Hashable, Sendable {
            /// Each page tells the value of a query parameter for the next one.
            ///
            /// - Parameter parameter: The position among the operation's parameters.
            case cursor(parameter: Int)
            /// A query parameter counts pages.
            case page(parameter: Int, first: Int)
            /// A query parameter counts elements.
            case offset(parameter: Int)
            /// Each page tells the address of the next one: in its body, or in the header `Link`.
            case links
        }

        /// A step from a value to what is inside of it.
        package enum Step: Hashable, Sendable {
            /// The member of an object, by its name in JSON.
            case property(String)
            /// The last element of an array.
            case last
        }

        package var style: Style
        /// The type of a page.
        package var page: TypeReference
        /// The type of an element.
        package var element: TypeReference
        /// The way from a page to the array of its elements.
        package var elements: [Step]
        /// The way to what leads to the next page; `nil` where that is no part of the body.
        package var next: [Step]?
        /// The way to a boolean that says whether there is another page.
        package var hasMore: [Step]?
        /// The way to the number of all elements, or of all pages where these are counted.
        package var total: [Step]?
        /// The method's name, where the configuration gives one.
        package var name: String?

        package init(style: Style, page: TypeReference, element: TypeReference, elements: [Step]) {
            self.style = style
            self.page = page
            self.element = element
            self.elements = elements
        }

        /// The parameter that tells the page; `nil` where it is an address.
        package var parameter: Int? {
            switch style {
            case .cursor(let parameter), .page(let parameter, _), .offset(let parameter): parameter
            case .links: nil
            }
        }
    }
}
