package import Diagnostics

/// A value of one of several types (`oneOf`, `anyOf`), told apart by what its JSON is.
package struct Union: Sendable {
    package struct Branch: Sendable {
        package var type: TypeReference
        package var title: String?
        package var location: SourceLocation

        package init(type: TypeReference, title: String?, location: SourceLocation) {
            self.type = type
            self.title = title
            self.location = location
        }
    }

    /// A rule that selects a branch; the first rule that matches decides.
    package struct Rule: Hashable, Sendable {
        package var pattern: Pattern
        /// The position of the selected branch.
        package var branch: Int

        package init(pattern: Pattern, branch: Int) {
            self.pattern = pattern
            self.branch = branch
        }
    }

    /// What a JSON value looks like.
    package enum Pattern: Hashable, Sendable {
        case kind(JSONKind)
        /// An array whose first element is of the kind.
        case array(of: JSONKind)
        /// Whatever no other rule matches.
        case anything
    }

    package var branches: [Branch]
    package var rules: [Rule]

    package init(branches: [Branch], rules: [Rule]) {
        self.branches = branches
        self.rules = rules
    }
}

/// The kinds of JSON values (RFC 8259 §3), without null, which is nullability.
package enum JSONKind: String, Hashable, Sendable, CaseIterable {
    case string, number, boolean, object, array
}
