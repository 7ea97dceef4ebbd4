import IR
import OpenAPI
import YAML

/// What makes several branches one before anything has to be told apart.
extension Resolver {
    /// All string branches together: an open enumeration where one of them lists values, else a string.
    func mergeStrings(_ branches: inout [UnionBranch]) {
        let strings = branches.indices.filter { branches[$0].onlyKind == .string }
        let merged = strings.map { branches[$0] }
        // Texts are branches of the union themselves, where nothing but these are listed.
        guard strings.count > 1, !merged.allSatisfy(listsTexts) else { return }
        // The union itself takes the identity of the whole; the strings take that of their first branch.
        branches[strings[0]].strings = merged
        branches[strings[0]].isMerged = true
        for index in strings.dropFirst().reversed() { branches.remove(at: index) }
    }

    /// The type of a branch that stands for several; `nil` where it does not.
    mutating func mergedStrings(_ branches: [UnionBranch], place: Place) -> TypeReference? {
        guard let first = branches.first else { return nil }
        return mergedStrings(branches, of: first.conjunction, place: place)
    }

    /// The one type of branches that are all strings; `nil` where one is none.
    mutating func mergedStrings(
        _ branches: [UnionBranch],
        of conjunction: Conjunction,
        place: Place
    ) -> TypeReference? {
        guard branches.allSatisfy({ $0.onlyKind == .string }) else { return nil }
        // Whatever text stands beside a file in a form can be sent as one.
        if branches.contains(where: isFile) { return .file }
        let listed = branches.filter { !$0.shapes.flatMap(\.values).isEmpty }
        guard let first = listed.first else {
            let formats = Set(branches.map(\.conjunction.telling.format))
            guard formats.count == 1 else { return .string }
            return resolve(branches[0].conjunction, place: place)
        }
        if listed.count == 1, !options.closedEnumerations, let reference = first.schema.reference,
            let target = target(of: reference), isComponent(target)
        {
            // An open enumeration takes any string already.
            return .named(TypeID(target.pointer.description))
        }
        let id = typeID(of: conjunction)
        let values = listed.flatMap { branch in
            branch.constant.map { [$0] } ?? branch.shapes.flatMap(\.values).map { Enumeration.Value($0) }
        }
        declareEnumeration(id, values: values, of: conjunction.primary, place: place)
        return .named(id)
    }

    /// The enumeration of integers that are branches each, and have names; `nil` where one is something else.
    mutating func mergedIntegers(
        _ branches: [UnionBranch],
        of conjunction: Conjunction,
        place: Place
    ) -> TypeReference? {
        let values = branches.compactMap(\.constant)
        guard values.count == branches.count, values.contains(where: { $0.name != nil }),
            branches.allSatisfy({ $0.conjunction.types == [.integer] }),
            values.allSatisfy({ Int($0.text) != nil })
        else { return nil }
        let id = typeID(of: conjunction)
        declareEnumeration(id, rawType: .integer, values: values, of: conjunction.primary, place: place)
        return .named(id)
    }

    private func isFile(_ branch: UnionBranch) -> Bool { stringType(of: branch.conjunction.telling) == .file }

    /// The texts that a branch lists beside branches of other kinds are branches themselves: `"auto"` beside a number needs
    /// no type of its own.
    func splitTexts(_ branches: inout [UnionBranch]) {
        var seen: Set<String> = []
        branches = branches.flatMap { branch in
            guard listsTexts(branch) else { return [branch] }
            return branch.shapes[0].values.filter { seen.insert($0).inserted }.map { text in
                var single = branch
                single.type = .string
                single.text = text
                return single
            }
        }
    }

    /// Whether a branch is a list of texts, and has no name of its own.
    private func listsTexts(_ branch: UnionBranch) -> Bool {
        guard let shape = branch.shapes.first, branch.shapes.count == 1, shape.kind == .string, !shape.values.isEmpty
        else { return false }
        return branch.schema.reference == nil && branch.strings.isEmpty && !EnumerationLabels(branch.schema).hasNames
    }

    /// Integers are numbers: of several number branches the widest is left. Of integers with and without a sign neither is
    /// wider than the other.
    mutating func mergeNumbers(_ branches: inout [UnionBranch]) {
        let numbers = branches.indices.filter { branches[$0].onlyKind == .number }
        guard numbers.count > 1 else { return }
        let unsigned = numbers.first { branches[$0].shapes[0].isUnsigned }
        let signed = numbers.first { !branches[$0].shapes[0].isUnsigned }
        let number = numbers.first { branches[$0].conjunction.types == [.number] }
        let widest = number.map { [$0] } ?? [signed, unsigned].compactMap(\.self)
        guard widest.count < numbers.count else { return }
        for index in widest { branches[index].isMerged = true }
        if let number {
            for index in numbers { reportRounding(branches[index].conjunction, beside: branches[number].conjunction) }
        }
        for index in numbers.reversed() where !widest.contains(index) { branches.remove(at: index) }
    }

    /// Arrays of texts are one array, whose elements are what those of any branch may be; arrays of numbers, too.
    mutating func mergeArrays(_ branches: inout [UnionBranch], of conjunction: Conjunction, place: Place) {
        for kind in [JSONKind.string, .number] {
            let arrays = branches.indices.filter { branches[$0].isArray(of: kind) }
            guard arrays.count > 1 else { continue }
            var elements = arrays.compactMap { branches[$0].shapes[0].items }.map { items in
                let conjunction = self.conjunction(of: items)
                return UnionBranch(conjunction: conjunction, schema: items, shapes: shapes(of: conjunction))
            }
            let place = elementPlace(place, of: conjunction.primary)
            if kind == .number { mergeNumbers(&elements) }
            let first = elements[0]
            let merged = mergedStrings(elements, of: first.conjunction, place: place)
            branches[arrays[0]].type = .array(merged ?? resolve(first.schema, place: place).element)
            branches[arrays[0]].isMerged = true
            for index in arrays.dropFirst().reversed() { branches.remove(at: index) }
        }
    }

    /// The one struct of all properties of `anyOf` branches that do not exclude each other; `nil` where they do.
    mutating func mergedObject(
        _ branches: [UnionBranch],
        group: Alternatives,
        of conjunction: Conjunction,
        place: Place
    ) -> TypeReference? {
        guard group.owner.composition.discriminator == nil,
            branches.allSatisfy({ $0.onlyKind == .object && $0.shapes.count == 1 && !$0.shapes[0].names.isEmpty }),
            TagFinder(BranchVariant.all(of: branches)).tag == nil
        else { return nil }
        let parts = branches.flatMap(\.conjunction.objectParts)
        guard mergedMembers(of: parts).allSatisfy(agree) else { return nil }
        let required = branches.map(\.shapes[0].required).reduce(branches[0].shapes[0].required) { $0.intersection($1) }
        let id = TypeID(conjunction.primary.pointer.description)
        declareStructure(id, of: conjunction.primary, place: place) { resolver in
            resolver.structure(of: parts, required: required, id: id)
        }
        return .named(id)
    }

    /// The one struct of the properties of several unions that all hold, and of what stands beside them: at most those of
    /// one branch of each are there. `nil` where a branch is no object, or two say different things of a property.
    mutating func mergedGroups(_ groups: [Alternatives], of conjunction: Conjunction, place: Place) -> TypeReference? {
        let branches = groups.map { group in
            self.branches(of: group).map { self.conjunction(of: $0) }
        }
        let shapes = branches.map { $0.map { self.shapes(of: $0) } }
        let areObjects = shapes.joined().allSatisfy { $0.count == 1 && $0[0].kind == .object && !$0[0].names.isEmpty }
        let own = conjunction.objectParts.filter { $0.composition.oneOf.isEmpty && $0.composition.anyOf.isEmpty }
        let parts = conjunction.objectParts + branches.joined().flatMap(\.objectParts)
        guard areObjects, mergedMembers(of: parts).allSatisfy(agree) else { return nil }
        var required = Set(own.flatMap(\.object.required).map(\.name))
        for group in shapes {
            guard let first = group.first else { continue }
            required.formUnion(group.reduce(first[0].required) { $0.intersection($1[0].required) })
        }
        let id = typeID(of: conjunction)
        guard !types.contains(id) else { return .named(id) }
        declareStructure(id, of: conjunction.primary, place: place) { resolver in
            resolver.structure(of: parts, required: required, id: id)
        }
        return .named(id)
    }

    /// Whether all declarations of a property say the same.
    func agree(_ members: [Schema.Member]) -> Bool {
        members.dropFirst().allSatisfy { members[0].schema.says(theSameAs: $0.schema) }
    }
}

extension UnionBranch {
    /// The one value that the branch is, with what it is called and what is said of it.
    fileprivate var constant: Enumeration.Value? {
        let nodes = conjunction.listedNodes
        guard schema.reference == nil, nodes.count == 1, let text = nodes[0].scalar?.text else { return nil }
        let annotations = schema.annotations
        return Enumeration.Value(
            text,
            name: title ?? annotations.title,
            description: annotations.description,
            isDeprecated: annotations.isDeprecated
        )
    }
}
