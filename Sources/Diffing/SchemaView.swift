import OpenAPI
import YAML

/// What a schema says, however it is written: references are followed, `allOf` of one schema and unions of one branch are
/// that schema, the three spellings of null are one.
struct SchemaView {
    /// The schemas that say it, the outermost last.
    private(set) var parts: [Place] = []
    private(set) var isNullable = false
    private(set) var allOf: [Place] = []
    private(set) var oneOf: [Place] = []
    private(set) var anyOf: [Place] = []
    let place: Place
    private let isFlat: Bool
    private let keepsUnions: Bool

    /// - Parameters:
    ///   - isFlat: Whether all of `allOf` is taken together.
    ///   - keepsUnions: Whether unions of one branch are unions, as what they are compared with is one.
    init(_ place: Place, in document: DiffDocument, isFlat: Bool = false, keepsUnions: Bool = false) {
        self.place = place
        self.isFlat = isFlat
        self.keepsUnions = keepsUnions
        collect(place, in: document, depth: 0)
    }

    /// The view of a schema, and that of the one with which it is compared.
    static func pair(
        _ old: (place: Place, document: DiffDocument),
        _ new: (place: Place, document: DiffDocument),
        isFlat: Bool = false
    ) -> (old: SchemaView, new: SchemaView) {
        var views = (
            old: SchemaView(old.place, in: old.document, isFlat: isFlat),
            new: SchemaView(new.place, in: new.document, isFlat: isFlat)
        )
        switch (views.old.isUnion, views.new.isUnion) {
        case (false, true): views.old = SchemaView(old.place, in: old.document, isFlat: isFlat, keepsUnions: true)
        case (true, false): views.new = SchemaView(new.place, in: new.document, isFlat: isFlat, keepsUnions: true)
        default: break
        }
        return views
    }

    private var isUnion: Bool { !oneOf.isEmpty || !anyOf.isEmpty }

    private mutating func collect(_ place: Place, in document: DiffDocument, depth: Int) {
        guard depth < 32 else { return }
        if let reference = place.reference, let target = document.target(of: reference, from: place) {
            collect(target, in: document, depth: depth + 1)
        }
        let all = place["allOf"]?.elements ?? []
        let remarks = all.count > 1 ? all.filter(Self.isRemark) : []
        let telling = remarks.isEmpty ? all : all.filter { !Self.isRemark($0) }
        let isJoined = telling.count == 1 || isFlat
        allOf += rest(of: isJoined ? telling + remarks : all, isJoined: isJoined, in: document, depth: depth)
        let one = branches(of: "oneOf", at: place, in: document)
        oneOf += rest(of: one, isJoined: one.count == 1 && !keepsUnions, in: document, depth: depth)
        let any = branches(of: "anyOf", at: place, in: document)
        anyOf += rest(of: any, isJoined: any.count == 1 && !keepsUnions, in: document, depth: depth)
        if place.flag("nullable") || place.texts("type").contains("null") || place.text("type") == "null"
            || place["enum"]?.elements.contains(where: \.node.isNull) == true
        {
            isNullable = true
        }
        parts.append(place)
    }

    /// The branches of a union, but for null.
    private mutating func branches(of keyword: String, at place: Place, in document: DiffDocument) -> [Place] {
        let all = place[keyword]?.elements ?? []
        let branches = all.filter { branch in
            let target = document.resolved(branch)
            let isNull =
                target.text("type") == "null" || target.texts("type") == ["null"]
                || target.flag("nullable") && target.node.mapping?.pairs.count == 1
            return !isNull
        }
        if branches.count < all.count { isNullable = true }
        return branches
    }

    /// Takes branches as parts of this schema, where they are joined with it, and leaves the others.
    private mutating func rest(of branches: [Place], isJoined: Bool, in document: DiffDocument, depth: Int) -> [Place] {
        guard isJoined else { return branches }
        for branch in branches { collect(branch, in: document, depth: depth + 1) }
        return []
    }

    /// Whether a part of `allOf` says nothing of values, and so belongs to the other one: `allOf: [{$ref: …}, {readOnly: true}]`.
    private static func isRemark(_ part: Place) -> Bool {
        part.reference == nil
            && part.members.allSatisfy { member in
                SchemaComparer.isAnnotation(member.key) || ["readOnly", "writeOnly", "nullable"].contains(member.key)
            }
    }

    /// The part that says everything: what stands around it are annotations, and what makes it null.
    var onlyPart: Place? {
        let wrappers: Set = ["$ref", "allOf", "oneOf", "anyOf", "nullable"]
        let isOnlyOne = parts.dropFirst().allSatisfy { part in
            part.members.allSatisfy { wrappers.contains($0.key) || SchemaComparer.isAnnotation($0.key) }
        }
        return parts.count > 1 && isOnlyOne ? parts.first : nil
    }

    // MARK: - Keywords

    /// The value of a keyword; the outermost of several.
    subscript(keyword: String) -> Place? {
        for part in parts.reversed() {
            if let value = part[keyword] { return value }
        }
        return nil
    }

    func text(_ keyword: String) -> String? { self[keyword]?.node.scalar?.text }

    func flag(_ keyword: String) -> Bool { self[keyword]?.node.bool ?? false }

    /// Whether it is no union, and no `allOf` of several schemas.
    var hasNoBranches: Bool { allOf.isEmpty && oneOf.isEmpty && anyOf.isEmpty }

    /// Whether it says anything about its values.
    var isConstrained: Bool { !types.isEmpty || !hasNoBranches || values != nil || self["const"] != nil }

    /// The text of the one value that is allowed, by `const` or by `enum`.
    var onlyValue: String? {
        if let constant = self["const"] { return constant.node.scalar?.text }
        guard let values, values.count == 1 else { return nil }
        return values[0]
    }

    /// The types, null aside; of keywords that belong to one type alone that type.
    var types: [String] {
        if let type = self["type"] {
            let all = type.node.sequence?.compactMap(\.string) ?? [type.node.string].compactMap(\.self)
            return all.filter { $0 != "null" }
        }
        if !properties.isEmpty { return ["object"] }
        return self["items"] == nil ? [] : ["array"]
    }

    /// The properties of all parts, in their order.
    var properties: [(key: String, place: Place)] {
        guard parts.count > 1 else { return parts.first?["properties"]?.members ?? [] }
        var indexes: [String: Int] = [:]
        var result: [(key: String, place: Place)] = []
        for member in parts.flatMap({ $0["properties"]?.members ?? [] }) {
            if let index = indexes[member.key] {
                result[index] = member
            } else {
                indexes[member.key] = result.count
                result.append(member)
            }
        }
        return result
    }

    var required: Set<String> { Set(parts.flatMap { $0.texts("required") }) }

    /// The values of `enum`, null aside, as texts; `nil` without one.
    var values: [String]? {
        self["enum"]?.node.sequence?.filter { !$0.isNull }.map { $0.scalar?.text ?? $0.kindDescription }
    }

    /// A bound: of `exclusiveMaximum: true` (3.0) the value of `maximum` is the exclusive one.
    func bound(_ keyword: String) -> Double? {
        switch keyword {
        case "maximum" where flag("exclusiveMaximum"), "minimum" where flag("exclusiveMinimum"): return nil
        case "exclusiveMaximum" where flag(keyword): return text("maximum").flatMap(Double.init)
        case "exclusiveMinimum" where flag(keyword): return text("minimum").flatMap(Double.init)
        default: return text(keyword).flatMap(Double.init)
        }
    }
}
