import Diagnostics
import IR
import OpenAPI
import YAML

/// The texts by which discriminators name the branches of their unions (OpenAPI 3.1 §4.8.25).
extension Resolver {
    /// The texts of the mapping that lead to a branch, else those that the branch lists itself, else its name; `nil` where it
    /// has none.
    func texts(of discriminator: Schema.Discriminator, for branch: Schema, listed: [String]?) -> [String]? {
        let branch = branch.onlyReference ?? branch
        let target = branch.reference.flatMap { try? references.schema($0) }
        let name = branch.reference.map { _ in target?.pointer.name ?? "" }
        let whole = onlyTarget(of: branch)
        let mapped = discriminator.mapping.filter { mapping in
            mapping.reference.target == branch.reference?.target || mapping.target == name
                || whole.map { leads(mapping, to: $0) || selects(mapping, branchOf: $0) } ?? false
        }.map(\.value)
        if !mapped.isEmpty { return mapped + further(listed ?? [], besides: mapped, discriminator) }
        if let text = target?.discriminatorText { return [text] }
        return listed ?? name.map { [defaultText(of: discriminator.propertyName, whole) ?? $0] }
    }

    /// Whether a mapping means a schema, perhaps by way of references.
    func leads(_ mapping: Schema.Discriminator.Mapping, to schema: Schema) -> Bool {
        guard let target = try? references.schema(forMapping: mapping) else { return false }
        return target === schema || onlyTarget(of: target) === schema
    }

    /// Gives the branch of the discriminator's default what no other branch is (OpenAPI 3.2, Discriminator Object).
    mutating func applyDefault(
        of discriminator: Schema.Discriminator?,
        to rules: inout UnionRules,
        _ branches: [UnionBranch]
    ) {
        guard let mapping = discriminator?.defaultMapping, !rules.ignoresDiscriminator else { return }
        let branch = branches.firstIndex { branch in
            leads(mapping, to: onlyTarget(of: branch.schema.onlyReference ?? branch.schema) ?? branch.schema)
        }
        let implied = impliedTexts(of: branches.map(\.schema), by: discriminator)
        if let branch, rules.giveOthers(to: branch, implied: implied) { return }
        diagnostics.append(
            Diagnostic(
                "discriminator-mapping-lost",
                .warning,
                "the discriminator's default leads to no schema that the discriminator tells from others",
                at: mapping.location,
                hint: "name one of the schemas that a value can be; until then other values are unrecognized"
            )
        )
    }

    /// The values that a branch lists, some of which the mapping has, and no branch has by the mapping.
    private func further(
        _ listed: [String],
        besides mapped: [String],
        _ discriminator: Schema.Discriminator
    ) -> [String] {
        guard !Set(listed).isDisjoint(with: mapped) else { return [] }
        let known = Set(discriminator.mapping.map(\.value))
        return listed.filter { !known.contains($0) }
    }

    /// The default of the discriminator's property, as which generators write the text of a schema.
    private func defaultText(of property: String, _ schema: Schema?) -> String? {
        let members = schema.map { conjunction(of: $0).objectParts.flatMap(\.object.properties) } ?? []
        return members.last { $0.name == property }?.schema.annotations.defaultValue?.string
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
    /// Nobody needs to say the text by which a discriminator tells an object from others, where there is but one. An object that
    /// does not declare the member may stand where no union is: the union writes it. What extends a parent is told by its member
    /// wherever it stands, and has it.
    mutating func writeDiscriminators() {
        let texts = DiscriminatorTexts(types, families)
        for (id, tags) in texts.written {
            types.update(id) { definition in
                guard case .union(var union) = definition.kind else { return }
                for (branch, text) in tags {
                    union.branches[branch].writtenTag = text
                    union.branches[branch].isReadWithoutTag = texts.isMapWithoutTexts(union.branches[branch].type)
                }
                definition.kind = .union(union)
            }
        }
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
    /// The texts that unions write themselves, by the positions of their branches.
    private(set) var written: [TypeID: [Int: String]] = [:]
    private let types: TypeArena

    init(_ types: TypeArena, _ families: Families) {
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
                let type = union.branches[branch].type
                if texts.count == 1, !union.isMultipartBody, !families.hasParent(definition.id.pointer),
                    !declares(property, type)
                {
                    written[definition.id, default: [:]][branch] = texts[0]
                    continue
                }
                let isImplied = texts.allSatisfy(union.impliedTexts.contains)
                let tag = Tag(property: property, texts: texts, isImplied: isImplied)
                add(tag, to: type)
            }
        }
    }

    /// The members that stand beside a union in one object with its branches'.
    private static func membersAround(_ types: TypeArena) -> [TypeID: Set<String>] {
        var members: [TypeID: Set<String>] = [:]
        for index in types.definitions.indices {
            guard case .structure(let structure) = types.definitions[index].kind else { continue }
            for property in structure.properties where property.isFlattened {
                guard case .named(let id) = types.unaliased(property.type) else { continue }
                members[id] = Set(structure.properties.map(\.name))
            }
        }
        return members
    }

    /// Whether a branch has a member, or is no object that could do without.
    private func declares(_ property: String, _ type: TypeReference) -> Bool {
        let type = types.unaliased(type)
        if case .dictionary = type { return false }
        guard case .named(let id) = type, case .structure(let structure)? = types.kind(of: id) else { return true }
        // Among members that are not declared the text would be one of their values.
        if let additional = structure.additionalProperties, !holdsTexts(additional) { return true }
        return structure.isTuple || structure.properties.contains { $0.name == property }
    }

    /// Whether a type is a map whose values are of another type than texts are.
    func isMapWithoutTexts(_ type: TypeReference) -> Bool {
        guard case .dictionary(let element) = types.unaliased(type) else { return false }
        return !holdsTexts(element)
    }

    private func holdsTexts(_ type: TypeReference) -> Bool {
        [.json, .nullable(.json), .string, .nullable(.string)].contains(types.unaliased(type))
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
