import OpenAPI
import YAML

/// Compares two schemas and everything that they lead to.
struct SchemaComparer {
    /// A pair that has been compared for an operation, so that schemas that contain themselves end.
    private struct Visit: Hashable {
        var old: ObjectIdentifier
        var new: ObjectIdentifier
        var scope: Scope
    }

    let old: DiffDocument
    let new: DiffDocument
    let sunsets: SunsetPolicy
    /// What is the same in both, wherever it leads.
    var unchanged: UnchangedParts
    var collector = ChangeCollector()
    private var visits: Set<Visit> = []

    init(old: DiffDocument, new: DiffDocument, sunsets: SunsetPolicy) {
        self.old = old
        self.new = new
        self.sunsets = sunsets
        unchanged = UnchangedParts(old: old, new: new)
    }

    /// Begins with another operation.
    mutating func begin(_ operation: String?) {
        collector.operation = operation
        visits = []
    }

    /// - Parameter name: What the schema is about, in words: `the property \`id\``.
    mutating func compare(_ oldPlace: Place, _ newPlace: Place, _ scope: Scope, _ name: String) {
        guard !unchanged.contains(oldPlace, newPlace) else { return }
        let oldTarget = old.resolved(oldPlace)
        let newTarget = new.resolved(newPlace)
        let visit = Visit(
            old: ObjectIdentifier(oldTarget.node),
            new: ObjectIdentifier(newTarget.node),
            scope: scope
        )
        guard visits.insert(visit).inserted else { return }
        var pair = SchemaPair(
            old: SchemaView(oldPlace, in: old),
            new: SchemaView(newPlace, in: new),
            oldPlace: oldTarget,
            newPlace: newTarget,
            scope: scope,
            name: Self.componentName(newTarget) ?? name
        )
        if pair.old.allOf.isEmpty != pair.new.allOf.isEmpty {
            pair.old = SchemaView(oldPlace, in: old, isFlat: true)
            pair.new = SchemaView(newPlace, in: new, isFlat: true)
        }
        guard !isWrapped(pair) else { return }
        compareTypes(pair)
        compareValues(pair)
        compareBounds(pair)
        comparePatterns(pair)
        compareKeywords(pair)
        compareBranches(pair)
        compareDiscriminators(pair)
        compareProperties(pair)
        compareMembers(pair)
    }

    /// What a component is called, by whichever way it was come upon.
    private static func componentName(_ place: Place) -> String? {
        let tokens = place.pointer.tokens
        guard tokens.count == 3, tokens[0] == "components", tokens[1] == "schemas" else { return nil }
        return "`\(tokens[2])`"
    }

    /// Schemas that are not alike at all: a schema became one of several, of which it is one.
    private mutating func isWrapped(_ pair: SchemaPair) -> Bool {
        guard pair.old.oneOf.isEmpty, pair.new.oneOf.count > 1, pair.old.anyOf.isEmpty else { return false }
        let isOneOfThem = pair.new.oneOf.contains { branch in
            branch.reference != nil && branch.reference == pair.old.place.reference
                || isSame(new.resolved(branch).node, pair.oldPlace.node)
        }
        guard isOneOfThem else { return false }
        collector.add(
            pair.scope,
            "wrapped-in-one-of",
            .widens,
            "\(pair.name) became one of \(pair.new.oneOf.count) schemas",
            old: pair.oldPlace,
            new: pair.newPlace
        )
        return true
    }
}

/// Two schemas that are compared.
struct SchemaPair {
    var old: SchemaView
    var new: SchemaView
    let oldPlace: Place
    let newPlace: Place
    let scope: Scope
    let name: String
}

extension ChangeCollector {
    mutating func add(_ pair: SchemaPair, _ suffix: String, _ effect: Effect, _ message: String) {
        add(pair.scope, suffix, effect, message, old: pair.oldPlace, new: pair.newPlace)
    }
}
