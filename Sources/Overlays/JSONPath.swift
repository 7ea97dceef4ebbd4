/// A query for nodes of a document (RFC 9535).
package struct JSONPath: Hashable, Sendable {
    /// One step from nodes to others.
    struct Segment: Hashable, Sendable {
        /// Whether the selectors apply to all descendants, too (`..`).
        var isDescendant: Bool
        var selectors: [Selector]
    }

    /// What a segment selects of a node's children (§2.3).
    enum Selector: Hashable, Sendable {
        case name(String)
        case wildcard
        case index(Int)
        case slice(start: Int?, end: Int?, step: Int)
        case filter(Condition)
    }

    /// A logical expression of a filter (§2.3.5).
    indirect enum Condition: Hashable, Sendable {
        case or([Condition])
        case and([Condition])
        case not(Condition)
        /// Whether the query finds anything.
        case exists(Query)
        case comparison(Operand, Comparison, Operand)
        case function(Function)
    }

    enum Comparison: String, Hashable, Sendable, CaseIterable {
        // Longer ones first, as they are tried in this order.
        case equal = "=="
        case unequal = "!="
        case atMost = "<="
        case atLeast = ">="
        case less = "<"
        case greater = ">"
    }

    /// What is compared.
    indirect enum Operand: Hashable, Sendable {
        case literal(Literal)
        case query(Query)
        case function(Function)
    }

    enum Literal: Hashable, Sendable {
        case null
        case boolean(Bool)
        case number(Double)
        case string(String)
    }

    /// A query in a filter, from the root (`$`) or from the node that is tested (`@`).
    struct Query: Hashable, Sendable {
        var isRelative: Bool
        var segments: [Segment]

        /// Whether it finds one node at most (§2.3.5.1).
        var isSingular: Bool {
            segments.allSatisfy { segment in
                guard !segment.isDescendant, segment.selectors.count == 1 else { return false }
                switch segment.selectors[0] {
                case .name, .index: return true
                case .wildcard, .slice, .filter: return false
                }
            }
        }
    }

    /// A function of §2.4.
    indirect enum Function: Hashable, Sendable {
        case length(Operand)
        case count(Query)
        case value(Query)
        /// `match`, which is about the whole text, or `search`.
        case matches(Operand, Operand, isWhole: Bool)

        /// Whether the function results in a value that can be compared; else it is a condition itself.
        var isValue: Bool {
            if case .matches = self { false } else { true }
        }
    }

    var segments: [Segment]

    /// Reads a query.
    ///
    /// - Throws: What is wrong with it, and where in the text.
    package init(_ text: String) throws(Failure) {
        var parser = JSONPathParser(text)
        segments = try parser.parse()
    }

    /// Why a text is no query.
    package struct Failure: Error, Hashable {
        package var reason: String
        /// The position in the text, in bytes from 0.
        package var offset: Int
    }
}
