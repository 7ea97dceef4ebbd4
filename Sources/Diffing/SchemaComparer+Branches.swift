import OpenAPI
import YAML

extension SchemaComparer {
    // MARK: - Branches

    /// `allOf`, `oneOf` and `anyOf`, whose branches are the same by what they refer to, or by what they say.
    mutating func compareBranches(_ pair: SchemaPair) {
        compareBranches(pair, pair.old.allOf, pair.new.allOf, "allOf", rule: "all-of", added: .narrows)
        // A schema that became one of several, or was one, is no list of branches that lost all of them.
        let isSameKind =
            pair.old.oneOf.isEmpty == pair.new.oneOf.isEmpty && pair.old.anyOf.isEmpty == pair.new.anyOf.isEmpty
        let oldAll = pair.old.oneOf + pair.old.anyOf
        let newAll = pair.new.oneOf + pair.new.anyOf
        if !isSameKind, !oldAll.isEmpty, !newAll.isEmpty {
            compareBranches(
                pair,
                oldAll,
                newAll,
                "the union",
                rule: pair.new.oneOf.isEmpty ? "any-of" : "one-of",
                added: .widens
            )
            return
        }
        compareBranches(pair, pair.old.oneOf, pair.new.oneOf, "oneOf", rule: "one-of", added: .widens)
        compareBranches(pair, pair.old.anyOf, pair.new.anyOf, "anyOf", rule: "any-of", added: .widens)
    }

    /// A schema that became one of several, or was one of several that are gone: the others are what came or went.
    ///
    /// - Returns: Whether that is all that there is to tell.
    mutating func compareWithBranches(_ pair: SchemaPair) -> Bool {
        let (before, after) = (pair.old.oneOf + pair.old.anyOf, pair.new.oneOf + pair.new.anyOf)
        guard before.isEmpty != after.isEmpty, pair.old.allOf.isEmpty, pair.new.allOf.isEmpty else { return false }
        let kept = (before + after).firstIndex { branch in
            let (plain, resolved) =
                before.isEmpty ? (pair.old.place, new.resolved(branch)) : (pair.new.place, old.resolved(branch))
            return branch.reference != nil && branch.reference == plain.reference
                || Self.isSameBeside(nil, before.isEmpty ? pair.oldPlace : pair.newPlace, resolved)
        }
        guard let kept else { return false }
        if pair.new.oneOf.count > 1 {
            let message = "\(pair.name) became one of \(pair.new.oneOf.count) schemas"
            let places = (old: pair.oldPlace, new: pair.newPlace)
            collector.add(pair.scope, "wrapped-in-one-of", .widens, message, old: places.old, new: places.new)
            return true
        }
        var others = before + after
        others.remove(at: kept)
        let isOneOf = !pair.old.oneOf.isEmpty
        let keyword = isOneOf ? "oneOf" : "anyOf"
        let rule = isOneOf ? "one-of" : "any-of"
        let (removed, added) = before.isEmpty ? ([], others) : (others, [])
        tell(pair, removed: removed, added: added, keyword, rule: rule, added: .widens)
        return true
    }

    private mutating func compareBranches(
        _ pair: SchemaPair,
        _ oldBranches: [Place],
        _ newBranches: [Place],
        _ keyword: String,
        rule: String,
        added: Effect
    ) {
        guard !oldBranches.isEmpty || !newBranches.isEmpty else { return }
        var (kept, removed, left) = paired(oldBranches, newBranches)
        for (before, after) in kept { compare(before, after, pair.scope.property, "a branch of \(pair.name)") }
        // What stands in the place of another is that one with changes, unless both have names.
        while let (before, after) = counterparts(removed, left) {
            compare(
                removed.remove(at: before),
                left.remove(at: after),
                pair.scope.property,
                "a branch of \(pair.name)"
            )
        }
        tell(pair, removed: removed, added: left, keyword, rule: rule, added: added)
    }

    /// The branches that are still there, those that are not, and those that were not before.
    private func paired(
        _ old: [Place],
        _ new: [Place]
    ) -> (kept: [(Place, Place)], removed: [Place], added: [Place]) {
        var (kept, removed, added): ([(Place, Place)], [Place], [Place]) = ([], [], new)
        for branch in old {
            if let index = added.firstIndex(where: { isBranch($0, theSameAs: branch) }) {
                kept.append((branch, added.remove(at: index)))
            } else {
                removed.append(branch)
            }
        }
        return (kept, removed, added)
    }

    /// Where branches stand that were written anew: two inline ones, or one of each kind that say the same of the type.
    private func counterparts(_ old: [Place], _ new: [Place]) -> (Int, Int)? {
        let inline = { (branch: Place) in branch.reference == nil }
        if let before = old.firstIndex(where: inline), let after = new.firstIndex(where: inline) {
            return (before, after)
        }
        for (before, branch) in old.enumerated() {
            let types = SchemaView(branch, in: self.old).types
            let after = new.firstIndex { candidate in
                inline(branch) != inline(candidate) && SchemaView(candidate, in: self.new).types == types
            }
            if let after, !types.isEmpty, types != ["object"] { return (before, after) }
        }
        return nil
    }

    private mutating func tell(
        _ pair: SchemaPair,
        removed: [Place],
        added: [Place],
        _ keyword: String,
        rule: String,
        added effect: Effect
    ) {
        for branch in removed {
            let isAnnotation = rule == "all-of" && Self.onlyAnnotates(old.resolved(branch))
            let message = "\(Self.name(of: branch)) was removed from `\(keyword)` of \(pair.name)"
            let suffix = "\(rule)-removed" + (isAnnotation ? "-annotation-only" : "")
            let opposite: Effect = effect == .widens ? .narrows : .widens
            collector.add(pair, suffix, isAnnotation ? .neither : opposite, message, part: (branch, nil))
        }
        for branch in added {
            let isAnnotation = rule == "all-of" && Self.onlyAnnotates(new.resolved(branch))
            let message = "\(Self.name(of: branch)) was added to `\(keyword)` of \(pair.name)"
            let suffix = "\(rule)-added" + (isAnnotation ? "-annotation-only" : "")
            collector.add(pair, suffix, isAnnotation ? .neither : effect, message, part: (nil, branch))
        }
    }

    // MARK: - allOf

    /// Parts of `allOf` that came or went while everything else stayed as it is.
    ///
    /// - Returns: Whether that is all that there is to tell.
    mutating func compareAddedParts(_ pair: SchemaPair) -> Bool {
        guard let (before, after) = allOfBranches(pair.oldPlace, pair.newPlace), before.count != after.count else {
            return false
        }
        var (kept, removed, added) = paired(before, after)
        guard removed.isEmpty != added.isEmpty else { return false }
        if isSameFlattened(pair) {
            removed.removeAll { !Self.onlyAnnotates(old.resolved($0)) }
            added.removeAll { !Self.onlyAnnotates(new.resolved($0)) }
        }
        for (before, after) in kept { compare(before, after, pair.scope.property, pair.name) }
        tell(pair, removed: removed, added: added, "allOf", rule: "all-of", added: .narrows)
        return true
    }

    /// The branches of `allOf` of two schemas that say the same beside it; an `allOf` around that one, which has no other branch,
    /// says nothing.
    private func allOfBranches(_ oldPlace: Place, _ newPlace: Place) -> (old: [Place], new: [Place])? {
        var (before, after) = (oldPlace, newPlace)
        for _ in 0..<32 {
            guard Self.isSameBeside("allOf", before, after) else { return nil }
            let branches = (old: before["allOf"]?.elements ?? [], new: after["allOf"]?.elements ?? [])
            guard branches.old.count == 1, branches.new.count == 1,
                branches.old[0].reference == branches.new[0].reference
            else { return branches }
            (before, after) = (old.resolved(branches.old[0]), new.resolved(branches.new[0]))
        }
        return nil
    }

    /// Whether two schemas say the same but for a keyword and their annotations.
    static func isSameBeside(_ keyword: String?, _ old: Place, _ new: Place) -> Bool {
        let rest = { (place: Place) in place.members.filter { $0.key != keyword && !isAnnotation($0.key) } }
        let (before, after) = (rest(old), rest(new).byKey)
        return before.count == after.count
            && before.allSatisfy { member in after[member.key].map { isSame(member.place.node, $0.node) } ?? false }
    }

    /// Whether `allOf` is to be taken together: where one has it and the other does not, and where the parts say of different
    /// members that they are required, which other parts may declare.
    func needsFlattening(_ pair: SchemaPair) -> Bool {
        if pair.old.allOf.isEmpty != pair.new.allOf.isEmpty { return true }
        let required = { (places: [Place], document: DiffDocument) in
            places.map { document.resolved($0).texts("required") }
        }
        return required(pair.old.allOf, old) != required(pair.new.allOf, new)
    }

    private func isBranch(_ new: Place, theSameAs old: Place) -> Bool {
        if let reference = old.reference, reference == new.reference { return true }
        let (before, after) = (self.old.resolved(old).node, self.new.resolved(new).node)
        if isSame(before, after) { return true }
        guard old.reference == nil, new.reference == nil, let title = old.text("title") else { return false }
        return title == new.text("title")
    }

    /// Whether a schema says nothing of values.
    private static func onlyAnnotates(_ place: Place) -> Bool {
        place.members.allSatisfy { isAnnotation($0.key) }
    }

    private static let annotations: Set = [
        "title", "description", "example", "examples", "default", "deprecated", "externalDocs", "$comment", "xml",
    ]

    static func isAnnotation(_ keyword: String) -> Bool {
        annotations.contains(keyword) || keyword.hasPrefix("x-")
    }

    private static func name(of branch: Place) -> String {
        branch.reference?.split(separator: "/").last.map { "`\($0)`" } ?? branch.text("title").map { "`\($0)`" }
            ?? branch.text("type").map { "a branch of type `\($0)`" } ?? "a branch"
    }

    /// What extends a component with a discriminator is a value of it, too.
    mutating func compareSubtypes(_ pair: SchemaPair) {
        let known = Set(old.subtypes.of(pair.oldPlace.pointer.description))
        for child in new.subtypes.of(pair.newPlace.pointer.description) where known.contains(child) {
            guard let before = old.target(of: child, from: old.root), let after = new.target(of: child, from: new.root)
            else { continue }
            compare(before, after, pair.scope.property, pair.name)
        }
    }

    mutating func compareDiscriminators(_ pair: SchemaPair) {
        let (old, new) = (pair.old["discriminator"], pair.new["discriminator"])
        guard let old, let new else {
            if let new { add(pair, "discriminator-added", "\(pair.name) got a discriminator", nil, new) }
            if let old { add(pair, "discriminator-removed", "\(pair.name) lost its discriminator", old, nil) }
            return
        }
        if old.text("propertyName") != new.text("propertyName") {
            let names = (Self.quoted(old.text("propertyName")), Self.quoted(new.text("propertyName")))
            let message = "the discriminator of \(pair.name) changed from \(names.0) to \(names.1)"
            add(pair, "discriminator-property-name-changed", message, old, new)
        }
        let (before, after) = (Self.meanings(in: old), Self.meanings(in: new))
        let nouns = Set(after.map(\.noun))
        for meaning in before where !nouns.contains(meaning.noun) {
            let message = "\(meaning.noun) of \(pair.name) was removed"
            add(pair, "discriminator-mapping-deleted", message, meaning.place, nil)
        }
        let known = Dictionary(before.map { ($0.noun, $0.place) }, uniquingKeysWith: { first, _ in first })
        for meaning in after {
            guard let before = known[meaning.noun] else {
                let message = "\(meaning.noun) of \(pair.name) was added"
                add(pair, "discriminator-mapping-added", message, nil, meaning.place)
                continue
            }
            guard !isSame(before.node, meaning.place.node) else { continue }
            let message = "\(meaning.noun) of \(pair.name) means another schema"
            add(pair, "discriminator-mapping-changed", message, before, meaning.place)
        }
    }

    /// What the values of a discriminator mean, and all others where it says so (`defaultMapping` of OpenAPI 3.2).
    private static func meanings(in discriminator: Place) -> [(noun: String, place: Place)] {
        let mapped = discriminator["mapping"]?.members ?? []
        return mapped.map { ("the discriminator value `\($0.key)`", $0.place) }
            + [discriminator["defaultMapping"]].compactMap(\.self).map { ("the discriminator's default", $0) }
    }

    private mutating func add(_ pair: SchemaPair, _ suffix: String, _ message: String, _ old: Place?, _ new: Place?) {
        collector.add(pair.scope, suffix, .neither, message, old: old, new: new)
    }
}
