package import Diagnostics

/// A server of the API, or of some operations (Server Object).
package struct Server: Sendable {
    package struct Variable: Hashable, Sendable {
        package var name: String
        package var defaultValue: String
        /// Empty where any value is allowed.
        package var allowedValues: [String]
        package var description: String?

        package init(name: String, defaultValue: String, allowedValues: [String], description: String?) {
            self.name = name
            self.defaultValue = defaultValue
            self.allowedValues = allowedValues
            self.description = description
        }
    }

    /// The URL with its variables in braces; it may be relative to where the document is.
    package var template: String
    package var variables: [Variable]
    package var description: String?
    package var location: SourceLocation

    package init(template: String, variables: [Variable], description: String?, location: SourceLocation) {
        self.template = template
        self.variables = variables
        self.description = description
        self.location = location
    }

    /// The URL with the defaults of its variables; `nil` where one of them is not declared.
    package var url: String? {
        let url = variables.reduce(template) { $0.replacing("{\($1.name)}", with: $1.defaultValue) }
        return url.contains("{") ? nil : url
    }

    /// The same, where it is absolute.
    package var absoluteURL: String? {
        url.flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil }
    }
}
