package import Diagnostics

/// A value of one of several types (`oneOf`, `anyOf`), told apart by what its JSON is.
package struct Union: Sendable {
    package struct Branch: Sendable {
        package var type: TypeReference
        /// The value of the discriminator or tag that selects the branch alone.
        package var tag: String?
        /// A member that no other branch declares.
        package var ownKey: String?
        package var title: String?
        /// The one text that the branch is; it needs no payload.
        package var text: String?
        /// The discriminator's text, where the object does not declare its member, and the union writes it.
        package var writtenTag: String?
        /// Whether the union reads the branch without the discriminator's member, which is none of the values that members of the
        /// branch can have.
        package var isReadWithoutTag = false
        package var location: SourceLocation

        package init(
            type: TypeReference,
            tag: String? = nil,
            ownKey: String? = nil,
            title: String?,
            text: String? = nil,
            location: SourceLocation
        ) {
            self.type = type
            self.tag = tag
            self.ownKey = ownKey
            self.title = title
            self.text = text
            self.location = location
        }
    }

    /// What happens with JSON that looks like the pattern; the first rule that matches decides.
    package struct Rule: Hashable, Sendable {
        package var pattern: Pattern
        package var selection: Selection

        package init(pattern: Pattern, selection: Selection) {
            self.pattern = pattern
            self.selection = selection
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

    /// How the branch is found.
    package indirect enum Selection: Hashable, Sendable {
        /// The branch at the position.
        case branch(Int)
        /// By the text of a member.
        ///
        /// - Parameters:
        ///   - missing: What happens without the member; `nil` where that is an unknown value, too.
        ///   - otherwise: What happens with a value that none of the cases has; `nil` where it is kept as it is.
        case tag(property: String, cases: [TagCase], missing: Selection?, otherwise: Selection? = nil)
        /// By the text that the value is.
        ///
        /// - Parameter otherwise: What happens with a text that none of the cases has; `nil` where it is kept as it is.
        case text([TagCase], otherwise: Selection?)
        /// The first branch takes the integers that `Int` can hold, the second the greater ones.
        case integers(signed: Int, unsigned: Int)
        /// By members of which each occurs in one branch alone.
        ///
        /// - Parameter otherwise: What happens with a value that has none of them; `nil` where it is kept as it is.
        case keys([KeyRule], otherwise: Selection?)
        /// By the kind of a member's value; of the value itself where no member is named.
        ///
        /// - Parameter otherwise: What happens without the member, and with a kind that no rule names.
        case kinds(property: String?, rules: [Rule], otherwise: Selection)
        /// By what stands in a member that is an object.
        case member(String, Selection)
        /// By the first element of an array.
        case firstElement(Selection)
        /// By the list that has most of the names of members, the first of several.
        case closest([Candidate])
    }

    package struct TagCase: Hashable, Sendable {
        package var values: [String]
        package var selection: Selection

        package init(values: [String], selection: Selection) {
            self.values = values
            self.selection = selection
        }
    }

    package struct KeyRule: Hashable, Sendable {
        package var key: String
        package var branch: Int
        /// Whether the branch allows null for the member. Elsewhere null counts as a member that is missing.
        package var allowsNull: Bool

        package init(key: String, branch: Int, allowsNull: Bool = false) {
            self.key = key
            self.branch = branch
            self.allowsNull = allowsNull
        }
    }

    package struct Candidate: Hashable, Sendable {
        package var keys: [String]
        package var selection: Selection

        package init(keys: [String], selection: Selection) {
            self.keys = keys
            self.selection = selection
        }
    }

    package var branches: [Branch]
    package var rules: [Rule]
    /// The property by which the document says that the branches are told apart.
    package var discriminator: String?
    /// The texts of the discriminator that are the names of schemas, and which no mapping has.
    package var impliedTexts: Set<String> = []
    /// Whether the union holds itself by value somewhere.
    package var isIndirect = false
    /// Whether it is sent as a form: all of its branches are.
    package var isMultipartBody = false

    package init(branches: [Branch], rules: [Rule]) {
        self.branches = branches
        self.rules = rules
    }

    /// Whether values with an unknown tag are kept as they are, in a case of their own.
    package var keepsUnrecognized: Bool {
        rules.contains { $0.selection.keepsUnrecognized }
    }
}

extension Union.Selection {
    /// The selections that this one leads to.
    package var inner: [Union.Selection] {
        switch self {
        case .branch, .integers, .closest: []
        case .tag(_, let cases, let missing, let otherwise):
            cases.map(\.selection) + [missing, otherwise].compactMap(\.self)
        case .text(let cases, let otherwise): cases.map(\.selection) + [otherwise].compactMap(\.self)
        case .keys(_, let otherwise): [otherwise].compactMap(\.self)
        case .kinds(_, let rules, let otherwise): rules.map(\.selection) + [otherwise]
        case .member(_, let selection), .firstElement(let selection): [selection]
        }
    }

    /// The branches that it may lead to.
    package var branches: Set<Int> {
        switch self {
        case .branch(let branch): [branch]
        case .tag(_, let cases, let missing, let otherwise):
            (cases.map(\.selection) + [missing, otherwise].compactMap(\.self)).reduce(into: []) {
                $0.formUnion($1.branches)
            }
        case .text(let cases, let otherwise):
            (cases.map(\.selection) + [otherwise].compactMap(\.self)).reduce(into: []) { $0.formUnion($1.branches) }
        case .integers(let signed, let unsigned): [signed, unsigned]
        case .keys(let keys, let otherwise): (otherwise?.branches ?? []).union(keys.map(\.branch))
        case .kinds(_, let rules, let otherwise):
            rules.reduce(into: otherwise.branches) { $0.formUnion($1.selection.branches) }
        case .member(_, let selection), .firstElement(let selection): selection.branches
        case .closest(let candidates): candidates.reduce(into: []) { $0.formUnion($1.selection.branches) }
        }
    }

    /// Whether a value may be of a kind that the document does not know.
    package var keepsUnrecognized: Bool {
        switch self {
        case .tag(_, let cases, let missing, let otherwise):
            otherwise?.keepsUnrecognized ?? true || missing?.keepsUnrecognized ?? false
                || cases.contains { $0.selection.keepsUnrecognized }
        case .text(_, let otherwise), .keys(_, let otherwise): otherwise?.keepsUnrecognized ?? true
        case .kinds(_, let rules, let otherwise):
            otherwise.keepsUnrecognized || rules.contains(where: \.selection.keepsUnrecognized)
        case .member(_, let selection), .firstElement(let selection): selection.keepsUnrecognized
        case .closest(let candidates): candidates.contains { $0.selection.keepsUnrecognized }
        case .branch, .integers: false
        }
    }
}

/// The kinds of JSON values (RFC 8259 §3), without null, which is nullability.
package enum JSONKind: String, Hashable, Sendable, CaseIterable {
    case string, number, boolean, object, array
}
