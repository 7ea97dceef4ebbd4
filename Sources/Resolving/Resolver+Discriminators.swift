import Diagnostics
import IR
import OpenAPI

/// The texts by which discriminators name the branches of their unions (OpenAPI 3.1 §4.8.25).
extension Resolver {
    /// The texts of the mapping that lead to a branch, else those that the branch lists itself, else its name; `nil` where it
    /// has none.
    func texts(of discriminator: Schema.Discriminator, for branch: Schema, listed: [String]?) -> [String]? {
        let target = branch.reference.flatMap { try? references.schema($0) }
        let name = branch.reference.map { _ in target?.pointer.name ?? "" }
        let mapped = discriminator.mapping.filter { mapping in
            mapping.reference.target == branch.reference?.target || mapping.target == name
                || target.map { selects(mapping, branchOf: $0) } ?? false
        }.map(\.value)
        if !mapped.isEmpty { return mapped }
        if let text = target?.discriminatorText { return [text] }
        return listed ?? name.map { [$0] }
    }

    /// The names of branches that the discriminator's mapping does not speak of.
    func impliedTexts(of branches: [Schema], by discriminator: Schema.Discriminator?) -> Set<String> {
        guard let discriminator else { return [] }
        let targets = branches.compactMap { $0.reference.flatMap { try? references.schema($0) } }
        let names = targets.filter { $0.discriminatorText == nil }.map(\.pointer.name)
        return Set(names).subtracting(discriminator.mapping.map(\.value))
    }

    /// Whether a branch lists values for the discriminator's property of which the discriminator names none. A parent that the
    /// branch extends lists none: the union's own discriminator says more.
    func contradicts(_ texts: [String], _ listed: [String]?, of branch: Schema) -> Bool {
        guard let listed, onlyTarget(of: branch).flatMap(families.tags) == nil else { return false }
        return Set(listed).isDisjoint(with: texts)
    }

    /// The shapes of a branch with the texts that the union's discriminator has for it, whether the branch declares the property
    /// or not.
    func tagged(_ shapes: [Shape], as branch: Schema, by discriminator: Schema.Discriminator?) -> [Shape] {
        guard let discriminator else { return shapes }
        let property = discriminator.propertyName
        return shapes.map { shape in
            guard shape.kind == .object,
                let texts = texts(of: discriminator, for: branch, listed: shape.tags[property]),
                !contradicts(texts, shape.tags[property], of: branch)
            else { return shape }
            var shape = shape
            shape.tags[property] = texts
            shape.identity.append(ObjectIdentifier(branch))
            if shape.members.updateValue(shape.members[property] ?? [], forKey: property) == nil {
                shape.names.append(property)
            }
            return shape
        }
    }
}

/// The texts of discriminators in the objects that they tell apart.
extension Resolver {
    /// Objects have the member by which a discriminator tells them from others, declared or not, and nobody needs to say its text
    /// where there is but one.
    mutating func writeDiscriminators() {
        let texts = DiscriminatorTexts(types)
        for (id, tags) in texts.tags {
            types.update(id) { definition in
                guard case .structure(var structure) = definition.kind, !structure.isTuple else { return }
                for tag in tags.reversed() { structure.write(tag, location: definition.location) }
                definition.kind = .structure(structure)
            }
        }
    }
}

/// What the discriminators of all unions say of the objects among their branches.
private struct DiscriminatorTexts {
    struct Tag {
        var property: String
        var texts: [String]
        /// Whether the document does not write the texts as values: they are names of schemas.
        var isImplied: Bool
    }

    private(set) var tags: [TypeID: [Tag]] = [:]
    private let types: TypeArena

    init(_ types: TypeArena) {
        self.types = types
        let around = Self.membersAround(types)
        for definition in types.definitions {
            guard case .union(let union) = definition.kind, let property = union.discriminator,
                around[definition.id]?.contains(property) != true,
                case .tag(property, let cases, _, _)? = union.rules.first(where: { $0.pattern == .kind(.object) })?
                    .selection
            else { continue }
            var texts: [Int: [String]] = [:]
            for tagCase in cases {
                for branch in tagCase.selection.branches { texts[branch, default: []] += tagCase.values }
            }
            for (branch, texts) in texts.sorted(by: { $0.key < $1.key }) {
                let isImplied = texts.allSatisfy(union.impliedTexts.contains)
                let tag = Tag(property: property, texts: texts, isImplied: isImplied)
                add(tag, to: union.branches[branch].type)
            }
        }
    }

    /// The members that stand beside a union in one object with its branches'.
    private static func membersAround(_ types: TypeArena) -> [TypeID: Set<String>] {
        var members: [TypeID: Set<String>] = [:]
        for definition in types.definitions {
            guard case .structure(let structure) = definition.kind else { continue }
            for property in structure.properties where property.isFlattened {
                guard case .named(let id) = types.unaliased(property.type) else { continue }
                members[id] = Set(structure.properties.map(\.name))
            }
        }
        return members
    }

    /// A union among the branches has a discriminator of its own, or hands the text on.
    private mutating func add(_ tag: Tag, to type: TypeReference, depth: Int = 0) {
        guard case .named(let id) = types.unaliased(type), depth < 8 else { return }
        switch types.kind(of: id) {
        case .structure:
            let index = tags[id]?.firstIndex { $0.property == tag.property }
            if let index, let known = tags[id]?[index].texts {
                tags[id]?[index].texts = known + tag.texts.filter { !known.contains($0) }
                if !tag.isImplied { tags[id]?[index].isImplied = false }
            } else {
                tags[id, default: []].append(tag)
            }
        case .union(let union) where union.discriminator != tag.property:
            for branch in union.branches { add(tag, to: branch.type, depth: depth + 1) }
        default: break
        }
    }
}

extension Structure {
    fileprivate mutating func write(_ tag: DiscriminatorTexts.Tag, location: SourceLocation) {
        let only = tag.texts.count == 1 ? tag.texts[0] : nil
        guard let index = properties.firstIndex(where: { $0.name == tag.property }) else {
            // The same object may stand where no union is, and does without the member there.
            var property = Property(
                name: tag.property,
                type: .string,
                isRequired: false,
                isNullable: false,
                documentation: Documentation(summary: "Says which of several types the object is."),
                location: location
            )
            property.initialText = only
            properties.insert(property, at: 0)
            return
        }
        guard properties[index].onlyValue == nil, !properties[index].isReadOnly else { return }
        // Documents forget the mapping: who has to say a text anyway is not given a name that may be none.
        if tag.isImplied, properties[index].isRequired, properties[index].type == .string { return }
        properties[index].initialText = only
    }
}
