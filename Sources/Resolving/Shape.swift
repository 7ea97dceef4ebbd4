import IR
import OpenAPI
import YAML

/// What the JSON of a schema's values looks like, as far as it tells one branch of a union from another.
struct Shape {
    var kind: JSONKind
    /// Of an object: the schemas that describe it, so that shapes of the same ones are the same; empty for other kinds.
    var identity: [ObjectIdentifier] = []
    /// Of an object: the schemas that declare its members, whatever texts discriminators have in it.
    var parts: [ObjectIdentifier] = []
    /// Whether only some values of the kind are meant: integers of numbers, dates of strings.
    var isNarrow = false
    /// Of a number: whether it is an integer without a sign, which may be greater than any with one.
    var isUnsigned = false
    /// Of an array: the kinds of its elements; empty where they may be anything.
    var elements: Set<JSONKind> = []
    /// Of an array: the schema of its elements.
    var items: Schema?
    /// Of a string: the values that it lists.
    var values: [String] = []
    /// Of an object: the names of its properties, in order.
    var names: [String] = []
    /// Of an object: the members that must be there.
    var required: Set<String> = []
    /// Of an object: the members that are never there in an answer (`writeOnly`).
    var onlySent: Set<String> = []
    /// Of an object: the properties that have one of a few texts, with these.
    var tags: [String: [String]] = [:]
    /// Of an object: what declares each property.
    var members: [String: [Schema]] = [:]
    /// Of an object: whether nothing is said of it, so that it holds anything.
    var isFree = false
    /// Of an object: whether it keeps members that are not declared.
    var keepsUndeclared = false

    /// Whether an object may have the member.
    func mayHave(_ name: String) -> Bool { keepsUndeclared || members[name] != nil }
}

extension Resolver {
    /// The shapes of the values that a conjunction allows, null aside; empty where they may be anything.
    ///
    /// - Parameter outer: The schemas whose shapes are being found, so that circular ones end.
    func shapes(of conjunction: Conjunction, inside outer: Set<ObjectIdentifier> = []) -> [Shape] {
        let (isNew, outer) = Self.adding(conjunction, to: outer)
        guard isNew else { return [] }
        if conjunction.only == nil, let family = family(referencedBy: conjunction.primary) { return shapes(of: family) }
        // Of unions inside of each other all ways through them are looked at; deep down what stands beside them must do.
        if conjunction.only == nil, outer.count <= 6, let group = conjunction.alternatives.first {
            let base = conjunction.objectParts.filter { !$0.object.properties.isEmpty }
            let branches = self.branches(of: group).map {
                tagged(
                    shapes(of: self.conjunction(of: $0, beside: base), inside: outer),
                    as: $0,
                    by: group.owner.composition.discriminator
                )
            }
            if branches.contains(where: \.isEmpty) { return [] }
            let kinds = conjunction.kinds
            let all = branches.flatMap(\.self).filter { kinds?.contains($0.kind) ?? true }
            return all.count > branches.count ? all.withPartsOnce : all
        }
        let types = conjunction.types
        if types.isEmpty {
            let values = listedValues(of: conjunction)
            return values.isEmpty ? [] : [Shape(kind: .string, values: values)]
        }
        return types.compactMap { shape(of: $0, in: conjunction, inside: outer) }
    }

    private static func adding(
        _ conjunction: Conjunction,
        to outer: Set<ObjectIdentifier>
    ) -> (isNew: Bool, all: Set<ObjectIdentifier>) {
        var all = outer
        // Of several types of one schema each is looked at.
        guard conjunction.only == nil else { return (true, outer) }
        let telling = conjunction.extended.isEmpty ? conjunction.parts.last : nil
        let isNew = all.insert(ObjectIdentifier(telling ?? conjunction.primary)).inserted
        return (isNew, all)
    }

    private func shape(of type: Schema.SimpleType, in conjunction: Conjunction, inside outer: Set<ObjectIdentifier>)
        -> Shape?
    {
        switch type {
        case .string:
            let isPlain = [.string, .file].contains(stringType(of: conjunction.telling))
            return Shape(kind: .string, isNarrow: !isPlain, values: listedValues(of: conjunction))
        case .integer:
            let isUnsigned = integerType(of: conjunction.telling) == .unsignedInteger
            return Shape(kind: .number, isNarrow: true, isUnsigned: isUnsigned)
        case .number: return Shape(kind: .number)
        case .boolean: return Shape(kind: .boolean)
        case .array:
            let items = conjunction.parts.last { $0.array.isPresent }?.array.items
            let elements = items.map { shapes(of: self.conjunction(of: $0), inside: outer).map(\.kind) } ?? []
            return Shape(kind: .array, elements: Set(elements), items: items)
        case .object:
            let parts = conjunction.objectParts
            let shapes = shapeCache.shapes(.object(parts.map(ObjectIdentifier.init))) { [objectShape(of: parts)] }
            return shapes.first.map { tagged($0, as: conjunction.primary) }
        case .null: return nil
        }
    }

    /// The shape with the texts that a discriminator has for the schema, which extends the one that has it.
    private func tagged(_ shape: Shape, as schema: Schema) -> Shape {
        guard let tag = families.tags(of: onlyTarget(of: schema) ?? schema) else { return shape }
        var shape = shape
        shape.tags[tag.property] = tag.values
        shape.identity.append(ObjectIdentifier(schema))
        return shape
    }

    private func objectShape(of parts: [Schema]) -> Shape {
        var shape = Shape(kind: .object, identity: parts.map(ObjectIdentifier.init))
        shape.parts = shape.identity
        shape.required = Set(parts.flatMap(\.object.required).map(\.name))
        for members in mergedMembers(of: parts) {
            let name = members[0].name
            shape.names.append(name)
            shape.members[name] = members.map(\.schema)
            if members.contains(where: { annotating($0.schema).contains(where: \.annotations.isWriteOnly) }) {
                shape.onlySent.insert(name)
            }
            let values = members.map { listedTags(of: self.conjunction(of: $0.schema)) }.filter { !$0.isEmpty }
            // All lists hold; the shortest is the narrowest.
            shape.tags[name] = values.min { $0.count < $1.count }
        }
        shape.isFree =
            shape.names.isEmpty && shape.required.isEmpty
            && parts.allSatisfy(\.object.isFree)
        shape.keepsUndeclared = parts.contains(where: \.keepsUndeclared)
        // What is required must be there, whether it is described or not.
        for name in parts.flatMap(\.object.required).map(\.name) where shape.members[name] == nil {
            shape.names.append(name)
            shape.members[name] = []
        }
        return shape
    }

    /// The shapes of the values of a property, null aside; empty where they may be anything.
    func shapes(ofMember schemas: [Schema]) -> [Shape] {
        shapeCache.shapes(.member(schemas.map(ObjectIdentifier.init))) {
            guard var conjunction = schemas.first.map({ self.conjunction(of: $0) }) else { return [] }
            for schema in schemas.dropFirst() {
                // What several declarations refer to counts once: the parts of its members would be twice as many at each step.
                let parts = self.conjunction(of: schema).parts
                let known = Set(parts.map(ObjectIdentifier.init))
                conjunction.parts = conjunction.parts.filter { !known.contains(ObjectIdentifier($0)) } + parts
            }
            return shapes(of: conjunction)
        }
    }

    /// The texts of the values that a tag may have: texts, integers and booleans. Empty where one branch of a union of
    /// such values lists none.
    ///
    /// - Parameter levels: How many unions inside each other are looked through.
    private func listedTags(of conjunction: Conjunction, levels: Int = 3) -> [String] {
        let nodes = conjunction.listedNodes
        if nodes.isEmpty, levels > 0, let group = conjunction.alternatives.first {
            let lists = self.branches(of: group).map {
                listedTags(of: self.conjunction(of: $0), levels: levels - 1)
            }
            return lists.contains(where: \.isEmpty) ? [] : lists.flatMap(\.self)
        }
        let values = nodes.compactMap { node -> String? in
            guard let scalar = node.scalar else { return nil }
            return scalar.kind == .float ? scalar.fraction : scalar.text
        }
        return values.count == nodes.count ? values : []
    }

    /// The texts that a value may be, where `enum` or `const` lists nothing but texts.
    private func listedValues(of conjunction: Conjunction) -> [String] {
        let nodes = conjunction.listedNodes
        let values = nodes.compactMap(\.string)
        return values.count == nodes.count ? values : []
    }
}

extension Conjunction {
    /// The kinds of JSON that `type` of the parts allows; `nil` where none has one.
    var kinds: Set<JSONKind>? { writtenTypes.map { Set($0.compactMap(\.kind)) } }
}

extension Schema.SimpleType {
    fileprivate var kind: JSONKind? {
        switch self {
        case .string: .string
        case .integer, .number: .number
        case .boolean: .boolean
        case .array: .array
        case .object: .object
        case .null: nil
        }
    }
}

extension Schema.ObjectKeywords {
    /// Whether members that are not declared may be anything.
    fileprivate var isFree: Bool {
        if case .schema = additionalProperties { return false }
        return patternProperties.isEmpty && conditional.isEmpty
    }
}

extension Shape {
    /// Adds what another way through unions to the same object says of it.
    fileprivate mutating func add(_ other: Shape) {
        for name in other.names where members[name] == nil { names.append(name) }
        for (name, texts) in other.tags {
            let known = tags[name] ?? []
            // What is a member of both and lists its texts in one may be any text.
            if known.isEmpty, members[name] != nil { continue }
            tags[name] = known + texts.filter { !known.contains($0) }
        }
        for name in tags.keys where other.tags[name] == nil && other.members[name] != nil { tags[name] = nil }
        members.merge(other.members) { own, _ in own }
        required.formIntersection(other.required)
        identity += other.identity.filter { !identity.contains($0) }
    }
}

extension [Shape] {
    /// The same with each object once, that unions inside of each other lead to in several ways: their number would be multiplied
    /// at each step.
    fileprivate var withPartsOnce: [Shape] {
        var result: [Shape] = []
        var indexes: [[ObjectIdentifier]: Int] = [:]
        for shape in self {
            if shape.parts.isEmpty {
                result.append(shape)
            } else if let index = indexes[shape.parts] {
                result[index].add(shape)
            } else {
                indexes[shape.parts] = result.count
                result.append(shape)
            }
        }
        return result
    }
}
