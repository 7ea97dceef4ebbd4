import OpenAPI

/// The shapes of members, each found once: a member is asked for again for every group of branches that it is looked at in.
final class MemberShapes {
    private let resolver: Resolver
    private var known: [[ObjectIdentifier]: [Shape]] = [:]

    init(_ resolver: Resolver) {
        self.resolver = resolver
    }

    func shapes(of schemas: [Schema]) -> [Shape] {
        let key = schemas.map(ObjectIdentifier.init)
        if let shapes = known[key] { return shapes }
        let shapes = resolver.shapes(ofMember: schemas)
        known[key] = shapes
        return shapes
    }
}
