import OpenAPI
import YAML

/// How the values of what is compared are written.
struct Carrier: Hashable {
    /// Whether a number and its digits are the same: in text, a form, XML and most parameters, but not in JSON.
    var isText = false
    /// A parameter that is always sent, whose default means nothing.
    var isRequiredParameter = false
    /// Whether an array of one value is written as the value: `?color=red` (`form` with `explode`).
    var repeats = false
}

/// Compares two schemas and everything that they lead to.
struct SchemaComparer {
    /// A pair that has been compared for an operation, so that schemas that contain themselves end.
    private struct Visit: Hashable {
        var old: ObjectIdentifier
        var new: ObjectIdentifier
        var scope: Scope
        var carrier: Carrier
        var isHidden: Bool
    }

    let old: DiffDocument
    let new: DiffDocument
    let sunsets: SunsetPolicy
    /// What is the same in both, wherever it leads.
    var unchanged: UnchangedParts
    var collector = ChangeCollector()
    var carrier = Carrier()
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
        collector.isDraft = false
        visits = []
    }

    /// - Parameter name: What the schema is about, in words: `the property \`id\``.
    mutating func compare(_ oldPlace: Place, _ newPlace: Place, _ scope: Scope, _ name: String) {
        guard !unchanged.contains(oldPlace, newPlace) else { return }
        let oldTarget = old.resolved(oldPlace)
        let newTarget = new.resolved(newPlace)
        let views = SchemaView.pair((oldPlace, old), (newPlace, new))
        var pair = SchemaPair(
            old: views.old,
            new: views.new,
            oldPlace: oldTarget,
            newPlace: newTarget,
            scope: scope,
            name: Self.componentName(newTarget) ?? name
        )
        let visit = Visit(
            old: ObjectIdentifier(oldTarget.node),
            new: ObjectIdentifier(newTarget.node),
            scope: scope,
            carrier: carrier,
            isHidden: pair.isHidden
        )
        guard visits.insert(visit).inserted else { return }
        if let only = pair.new.onlyPart, let component = Self.componentName(only) { pair.name = component }
        guard !compareAddedParts(pair) else { return }
        compare(needsFlattening(pair) ? flattened(pair) : pair)
    }

    private mutating func compare(_ pair: SchemaPair) {
        if compareListsOfTypes(pair) {
            compareNullability(pair)
        } else {
            guard !compareWithBranches(pair) else { return }
            compareTypes(pair)
            if !pair.isHidden { compareBranches(pair) }
        }
        compareValues(pair)
        compareBounds(pair)
        comparePatterns(pair)
        // A client does not send what only the server sets, and does not get what it alone sets. What became something else
        // altogether has no parts in common.
        guard !pair.isHidden,
            pair.old.types.isEmpty || pair.new.types.isEmpty || !Set(pair.old.types).isDisjoint(with: pair.new.types)
        else { return }
        compareKeywords(pair)
        compareDiscriminators(pair)
        compareSubtypes(pair)
        compareProperties(pair)
        compareMembers(pair)
    }

    /// Whether two schemas say the same when all of `allOf` is taken together.
    func isSameFlattened(_ pair: SchemaPair) -> Bool {
        var trial = self
        trial.collector = ChangeCollector()
        trial.compare(flattened(pair))
        return trial.collector.changes.isEmpty
    }

    /// The pair with all of `allOf` taken together.
    private func flattened(_ pair: SchemaPair) -> SchemaPair {
        var pair = pair
        (pair.old, pair.new) = SchemaView.pair((pair.old.place, old), (pair.new.place, new), isFlat: true)
        return pair
    }

    /// What a component is called, by whichever way it was come upon.
    private static func componentName(_ place: Place) -> String? {
        let tokens = place.pointer.tokens
        guard tokens.count == 3, tokens[0] == "components", tokens[1] == "schemas" else { return nil }
        return "`\(tokens[2])`"
    }
}

/// Two schemas that are compared.
struct SchemaPair {
    var old: SchemaView
    var new: SchemaView
    let oldPlace: Place
    let newPlace: Place
    let scope: Scope
    var name: String

    /// Whether it is a property that is not sent in this direction: `readOnly` of a request, `writeOnly` of a response.
    var isHidden: Bool { scope.isProperty && new.flag(scope.isResponse ? "writeOnly" : "readOnly") }
}

extension ChangeCollector {
    /// - Parameters:
    ///   - old: What is gone, where that is a part of the schema.
    ///   - new: What is new, where that is a part of the schema.
    mutating func add(
        _ pair: SchemaPair,
        _ suffix: String,
        _ effect: Effect,
        _ message: String,
        part: (old: Place?, new: Place?)? = nil
    ) {
        let (old, new) = part ?? (pair.oldPlace, pair.newPlace)
        guard pair.isHidden, effect == (pair.scope.isResponse ? .widens : .narrows) else {
            add(pair.scope, suffix, effect, message, old: old, new: new)
            return
        }
        let rule = "\(pair.scope.isResponse ? "response-write" : "request-read")-only-property-\(suffix)"
        guard RuleTable.standard[rule] != nil else { return }
        add(rule, message, old: old, new: new)
    }
}
