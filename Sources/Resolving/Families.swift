import OpenAPI
import YAML

/// A component schema that others extend by `allOf`, with a discriminator that tells them apart (OpenAPI 3.1 §4.8.25): a
/// value of the schema may be any of these, whether it lists them in `oneOf` or `anyOf` or not.
struct Family {
    var parent: Schema
    var discriminator: Schema.Discriminator
    /// The schemas that extend the parent, whatever stands between, in document order.
    var members: [Schema] = []
    /// Whether a value may be of the parent and of no schema that extends it: where the mapping names the parent or nothing,
    /// or where the parent says how its own values look, by a text of its own or by leaving the discriminator out.
    var hasParentAlone = true

    /// The texts that the parent lists for the property and that name no schema of the family.
    fileprivate(set) var otherTexts: [String] = []
    /// By the pointers of schemas of which nothing says a text: those that a schema lists which stands between them and the
    /// parent. They hold for them too, so that they cannot go by their names.
    fileprivate var inheritedTexts: [String: [String]] = [:]
    /// Whether the parent is a member of another family, whose discriminator tells its schemas apart, too.
    var isMiddle = false

    /// The texts that name a schema of the family: those of the mapping, else those that the schema itself lists, else its
    /// name.
    func values(of schema: Schema) -> [String] {
        if schema === parent, mapped(schema).isEmpty {
            if let text = ownText ?? schema.discriminatorText { return [text] }
            return otherTexts.isEmpty ? [schema.pointer.name] : otherTexts
        }
        return writtenTexts(of: schema) ?? inheritedTexts[schema.pointer.description] ?? [schema.pointer.name]
    }

    /// The texts that the document says name a schema; `nil` where only its own name is left.
    fileprivate func writtenTexts(of schema: Schema) -> [String]? {
        let mapped = mapped(schema)
        guard mapped.isEmpty else { return mapped.map(\.value) }
        if let text = schema.discriminatorText { return [text] }
        let texts = property(of: schema)?.listedTexts ?? []
        return texts.isEmpty ? nil : texts
    }

    /// Whether the mapping names a schema.
    func maps(_ schema: Schema) -> Bool { !mapped(schema).isEmpty }

    private func mapped(_ schema: Schema) -> [Schema.Discriminator.Mapping] {
        let pointer = schema.pointer.description
        return discriminator.mapping.filter {
            $0.reference.target == pointer || $0.target == schema.pointer.name
        }
    }

    /// What the parent lists for the property beyond its schemas: values of these have no members but the parent's.
    fileprivate func otherTexts(_ references: ReferenceResolver) -> [String] {
        guard let property = property(of: parent) else { return [] }
        let target = property.reference.flatMap { try? references.schema($0) } ?? property
        let known = Set(members.flatMap(values) + discriminator.mapping.map(\.value))
        return target.listedTexts.filter { !known.contains($0) }
    }

    /// What the nearest schema of the family lists that another one extends; `nil` where that is the schema's own name, too.
    ///
    /// - Parameter depth: How many schemas were gone through, so that circular ones end.
    fileprivate func inheritedTexts(of schema: Schema, _ references: ReferenceResolver, depth: Int = 0) -> [String]? {
        for part in schema.composition.allOf.reversed() where depth < 16 {
            guard let target = part.reference.flatMap({ try? references.schema($0) }), target !== parent else {
                continue
            }
            let texts = property(of: target)?.listedTexts ?? []
            if !texts.isEmpty { return texts }
            if let texts = inheritedTexts(of: target, references, depth: depth + 1) { return texts }
        }
        return nil
    }

    /// Whether a schema of a family that extends another member is told apart from that one by the discriminator.
    fileprivate func tells(_ schema: Schema, from member: Schema) -> Bool {
        let own = writtenTexts(of: member)
        guard let texts = writtenTexts(of: schema) else { return discriminator.mapping.isEmpty && own == nil }
        return texts != own
    }

    /// The text by which the parent itself goes, where it says so and the mapping does not say otherwise: its schemas'
    /// generators write it as the default.
    fileprivate var ownText: String? {
        let property = property(of: parent)
        guard let node = property?.constant ?? property?.annotations.defaultValue, let text = node.string,
            !discriminator.mapping.contains(where: { $0.value == text })
        else { return nil }
        return text
    }

    /// What a schema itself says of the discriminator's property.
    private func property(of schema: Schema) -> Schema? {
        let own = schema.inlineParts.flatMap(\.object.properties)
        return own.last { $0.name == discriminator.propertyName }?.schema
    }
}

extension Schema {
    /// The texts that `enum` or `const` lists.
    fileprivate var listedTexts: [String] {
        (enumeration ?? constant.map { [$0] } ?? []).compactMap(\.string)
    }

    /// The text by which the documents of Azure say that a discriminator knows the schema.
    var discriminatorText: String? {
        extensions.first { $0.name == "x-ms-discriminator-value" }?.value.string
    }

    /// The schema, and those of its `allOf` that are no references.
    fileprivate var inlineParts: [Schema] {
        [self] + composition.allOf.filter { $0.reference == nil }.flatMap(\.inlineParts)
    }

    /// The discriminator of a schema that others extend. It may stand in `allOf`, beside the members that the schema adds to
    /// those of a parent of its own.
    fileprivate var familyDiscriminator: Discriminator? {
        let part = inlineParts.last { $0.composition.discriminator != nil }
        guard let part, part === self || part.alternatives.isEmpty else { return nil }
        return part.composition.discriminator
    }
}

/// All families of a document.
struct Families {
    private var byParent: [String: Family] = [:]
    private var children: [String: [Schema]] = [:]
    private var members: Set<String> = []
    /// Of the schemas that extend a parent: the discriminator with the texts that name them.
    private var tags: [String: (property: String, values: [String])] = [:]
    /// The schemas whose texts a mapping has.
    private var mapped: Set<String> = []

    init(_ document: Document, _ references: ReferenceResolver) {
        let schemas = document.components.schemas.map(\.value)
        var parents: [Schema] = []
        for schema in schemas {
            for part in schema.composition.allOf {
                guard let reference = part.reference, let parent = try? references.schema(reference) else { continue }
                children[parent.pointer.description, default: []].append(schema)
            }
            if schema.familyDiscriminator != nil { parents.append(schema) }
        }
        // A family inside of another one comes behind it, and knows its own schemas best.
        let found = parents.map { ($0, descendants(of: $0)) }.sorted { $0.1.count > $1.1.count }
        for (parent, found) in found {
            guard let discriminator = parent.familyDiscriminator, !found.isEmpty else { continue }
            var family = Family(parent: parent, discriminator: discriminator)
            // A parent may list those that extend it, and these alone.
            let branches = parent.alternatives.map { branch in
                branch.reference.flatMap { try? references.schema($0) }?.pointer.description
            }
            guard branches.allSatisfy({ $0.map(found.contains) ?? false }) else { continue }
            family.members = schemas.filter { found.contains($0.pointer.description) && $0 !== parent }
            for member in family.members where family.writtenTexts(of: member) == nil {
                let texts = family.inheritedTexts(of: member, references)
                guard let texts, !texts.contains(member.pointer.name) else { continue }
                family.inheritedTexts[member.pointer.description] = texts
            }
            family.otherTexts = family.otherTexts(references)
            family.hasParentAlone = Self.hasParentAlone(family, references)
            add(family)
            addMiddles(of: family)
        }
    }

    private mutating func add(_ family: Family) {
        byParent[family.parent.pointer.description] = family
        members.formUnion(family.members.map(\.pointer.description))
        for member in family.members + (family.hasParentAlone ? [family.parent] : []) {
            let property = family.discriminator.propertyName
            let pointer = member.pointer.description
            let isMapped = family.maps(member)
            guard isMapped || tags[pointer]?.property != property || !mapped.contains(pointer) else { continue }
            if isMapped { mapped.insert(pointer) }
            tags[pointer] = (property, family.values(of: member))
        }
    }

    /// Members that others extend are parents themselves, by the discriminator that they inherit.
    private mutating func addMiddles(of family: Family) {
        for member in family.members where member.familyDiscriminator == nil && member.alternatives.isEmpty {
            let found = descendants(of: member)
            var middle = Family(parent: member, discriminator: family.discriminator)
            middle.isMiddle = true
            middle.inheritedTexts = family.inheritedTexts
            middle.members = family.members.filter { schema in
                found.contains(schema.pointer.description) && schema !== member && family.tells(schema, from: member)
            }
            guard !middle.members.isEmpty, byParent[member.pointer.description] == nil else { continue }
            middle.otherTexts = family.values(of: member)
            add(middle)
        }
    }

    /// The family of which the schema is the parent.
    subscript(parent: Schema) -> Family? {
        byParent.isEmpty ? nil : byParent[parent.pointer.description]
    }

    var isEmpty: Bool { byParent.isEmpty }

    /// Whether a pointer is that of a parent.
    func hasParent(_ pointer: String) -> Bool { byParent[pointer] != nil }

    /// The discriminator of a schema that extends a parent, with the one text that names it.
    func tag(of pointer: String) -> (property: String, value: String)? {
        guard let (property, values) = tags[pointer], values.count == 1 else { return nil }
        return (property, values[0])
    }

    /// The discriminator of a schema that extends a parent, with the texts that name it.
    func tags(of schema: Schema) -> (property: String, values: [String])? {
        tags.isEmpty ? nil : tags[schema.pointer.description]
    }

    /// Whether the schema extends a parent with a discriminator.
    func hasMember(_ schema: Schema) -> Bool {
        !members.isEmpty && members.contains(schema.pointer.description)
    }

    private static func hasParentAlone(_ family: Family, _ references: ReferenceResolver) -> Bool {
        let mapping = family.discriminator.mapping
        let meanings = mapping + [family.discriminator.defaultMapping].compactMap(\.self)
        if meanings.contains(where: { $0.reference.target == family.parent.pointer.description }) { return true }
        // A parent that lists its schemas would list itself.
        guard family.parent.alternatives.isEmpty else { return false }
        return mapping.isEmpty || family.ownText != nil || !family.otherTexts.isEmpty
            || !isRequired(family.discriminator.propertyName, of: family.parent, references)
    }

    /// - Parameter depth: How many schemas were gone through, so that circular ones end.
    private static func isRequired(
        _ name: String,
        of schema: Schema,
        _ references: ReferenceResolver,
        depth: Int = 0
    ) -> Bool {
        guard depth < 16 else { return false }
        if schema.object.required.contains(where: { $0.name == name }) { return true }
        let target = schema.reference.flatMap { try? references.schema($0) }
        return (schema.composition.allOf + [target].compactMap(\.self)).contains {
            isRequired(name, of: $0, references, depth: depth + 1)
        }
    }

    private func descendants(of parent: Schema) -> Set<String> {
        var found: Set<String> = []
        var waiting = [parent]
        while let next = waiting.popLast() {
            for child in children[next.pointer.description] ?? []
            where found.insert(child.pointer.description).inserted {
                waiting.append(child)
            }
        }
        return found
    }
}
