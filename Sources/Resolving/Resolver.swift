package import Diagnostics
package import IR
package import OpenAPI
import Parallelism

/// Turns a document into the IR: follows references, gives every inline schema an owner, decides what each schema is
/// in Swift. Names come later.
///
/// The passes stand in the extensions, one file each: schemas, structures, enumerations, unions, operations, groups,
/// examples.
package struct Resolver {
    package struct Options: Sendable {
        /// Whether string enumerations become Swift enums that know no further values.
        package var closedEnumerations: Bool
        /// Swift types by the JSON pointer of the schema that they stand for: `String`, `Int`, `Double`, `Bool`,
        /// `Data` or `JSONValue`.
        package var types: [String: String]
        /// What the user says about streams.
        package var streams: [StreamRule]
        /// Whether the parts of an array in a `multipart/form-data` body have names that end in `[]`.
        package var hasBracketsInForms: Bool
        /// What the user says about lists that come page by page.
        package var pagination: PaginationRules
        /// Which parts of the document become Swift.
        package var selection: Selection
        /// The properties that tell null from nothing.
        package var threeStates: [ThreeStateRule]
        /// Swift types by format.
        package var formats: [String: FormatType]

        package init(
            closedEnumerations: Bool = false,
            types: [String: String] = [:],
            streams: [StreamRule] = [],
            hasBracketsInForms: Bool = false,
            pagination: PaginationRules = PaginationRules(),
            selection: Selection = Selection(),
            threeStates: [ThreeStateRule] = [],
            formats: [String: FormatType] = [:]
        ) {
            self.closedEnumerations = closedEnumerations
            self.types = types
            self.streams = streams
            self.hasBracketsInForms = hasBracketsInForms
            self.pagination = pagination
            self.selection = selection
            self.threeStates = threeStates
            self.formats = formats
        }
    }

    /// What does not change, in one place, so that a copy of the resolver costs little.
    private final class Source: Sendable {
        let document: Document
        let options: Options
        let references: ReferenceResolver
        let families: Families
        let selectedComponents: Set<Int>?
        let shapeCache = ShapeCache()

        init(_ document: Document, _ options: Options, _ selectedComponents: Set<Int>?) {
            self.document = document
            self.options = options
            self.selectedComponents = selectedComponents
            references = ReferenceResolver(document)
            families = Families(document, references)
        }
    }

    private let source: Source
    var document: Document { source.document }
    var options: Options { source.options }
    var references: ReferenceResolver { source.references }
    var families: Families { source.families }
    var shapeCache: ShapeCache { source.shapeCache }
    /// The indexes of the component schemas that become Swift; `nil` where all do.
    var selectedComponents: Set<Int>? { source.selectedComponents }
    private var resolvedComponents: Set<Int> = []
    /// The schemas in place that are being resolved since something refers to them.
    var openTargets: Set<TypeID> = []
    var types = TypeArena()
    var operations: [ResolvedOperation] = []
    var webhooks: [Webhook] = []
    var diagnostics: [Diagnostic] = []
    var defaults = DocumentedDefaults()
    /// The pointers of `options.types` that named a schema.
    var usedTypeOptions: Set<String> = []
    /// The operations of `options.streams` that there are.
    var usedStreamRules: Set<String> = []
    /// The operations of `options.pagination` that there are.
    var usedPaginationRules: Set<String> = []
    /// The pointers of `options.threeStates` that named a property which may be null, or nothing.
    var usedThreeStates: Set<String> = []

    /// The IR of a document, with everything that it could not express as a diagnostic. Where a diagnostic is an
    /// error, the IR holds any JSON value in that place.
    ///
    /// - Returns: The IR without documented values, and what finds these; they may be found while the rest is being named.
    package static func resolve(
        _ document: Document,
        options: Options
    ) -> (api: API, diagnostics: [Diagnostic], documentedValues: @Sendable () -> DocumentedValues) {
        var resolver = Resolver(
            document: document,
            options: options,
            selectedComponents: selectedComponents(document, options)
        )
        // Every reference is checked, whether something needs it or not.
        let (dangling, api) = concurrently(resolver.references.danglingReferences, { resolver.resolve() })
        resolver.diagnostics = dangling + resolver.diagnostics
        return (api, resolver.findings, { [resolver] in resolver.documentedValues() })
    }

    /// Everything but documented values.
    private mutating func resolve() -> API {
        resolveComponents()
        let resolvedGroups = resolveGroups()
        let webhookEvent = resolveWebhooks()
        // What follows aliases needs ones that end.
        breakAliasCycles()
        let groups = placeFiles(in: resolvedGroups)
        writeDiscriminators()
        applyDirections()
        breakCycles()
        boxBigPayloads()
        reportWrongDefaults()
        reportUnusedTypeOptions()
        reportUnusedStreamRules()
        reportUnusedPaginationRules()
        reportUnusedSelection()
        reportUnusedThreeStates()
        let servers = resolveServers(document.servers)
        let serverURL = self.serverURL(of: servers, shared: groups)
        var api = API(
            title: document.info.title,
            version: document.info.version,
            description: document.info.description,
            serverURL: serverURL,
            groups: withServers(groups, besides: serverURL),
            types: types.definitions
        )
        api.servers = servers
        api.namedServers = Self.namedServers(servers, groups)
        api.headers = Self.headers(of: groups)
        api.securitySchemes = resolveSecuritySchemes()
        api.security = resolveSecurity(document.security ?? [])
        api.webhooks = webhooks
        api.webhookEvent = webhookEvent
        return withAuthorization(api)
    }

    init(document: Document, options: Options, selectedComponents: Set<Int>?) {
        source = Source(document, options, selectedComponents)
    }

    /// A resolver that has resolved some components.
    private init(_ source: Source, components: ArraySlice<Int>) {
        self.source = source
        for index in components { resolveComponent(index) }
    }

    /// Declares every component schema that is selected, used or not: users expect the types that the document names.
    ///
    /// Components know no more of each other than the document says, so that two resolvers can share the work. What both
    /// come upon is the same for both, and is taken from the first.
    mutating func resolveComponents() {
        let indexes = document.components.schemas.indices.filter(isDeclared)
        let half = indexes.count / 2
        let (others, _) = concurrently(
            { [source] in Resolver(source, components: indexes[half...]) },
            { for index in indexes[..<half] { resolveComponent(index) } }
        )
        add(others)
    }

    /// Adds what a resolver of other components found.
    private mutating func add(_ other: Resolver) {
        resolvedComponents.formUnion(other.resolvedComponents)
        types.add(other.types)
        diagnostics += other.diagnostics
        defaults.add(other.defaults)
        usedTypeOptions.formUnion(other.usedTypeOptions)
        usedThreeStates.formUnion(other.usedThreeStates)
    }

    /// Declares the component that a schema stands in, so that what the schema declares belongs to that component
    /// wherever it is met first.
    mutating func resolveOwner(of schema: Schema) {
        guard let index = references.componentIndexes.index(enclosing: schema.pointer), isDeclared(index) else {
            return
        }
        resolveComponent(index)
    }

    /// Whether the component schema becomes Swift.
    func isDeclared(_ index: Int) -> Bool { selectedComponents?.contains(index) ?? true }

    private mutating func resolveComponent(_ index: Int) {
        guard resolvedComponents.insert(index).inserted else { return }
        let component = document.components.schemas[index]
        let id = TypeID(component.value.pointer.description)
        let resolved = resolveInline(component.value, place: .module(componentName: component.name))
        noteDefault(of: component.value, resolved)
        guard resolved.type != .named(id) || !types.contains(id) else { return }
        let type = resolved.type == .named(id) ? endlessType(of: component.value) : resolved.type
        types.add(
            TypeDefinition(
                id: id,
                owner: .module(componentName: component.name),
                title: component.value.annotations.title,
                kind: .alias(type.standingAlone),
                documentation: documentation(of: component.value),
                location: component.value.location
            )
        )
    }

    /// What was found, each once: several places may come upon the same.
    private var findings: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return diagnostics.filter { seen.insert($0).inserted }
    }

    private mutating func reportUnusedTypeOptions() {
        for pointer in options.types.keys.sorted() where !usedTypeOptions.contains(pointer) {
            diagnostics.append(
                Diagnostic(
                    "type-override-unused",
                    .warning,
                    "`types:` of the configuration names no schema that is used: \(pointer)",
                    at: nil,
                    hint: "pointers look like `#/components/schemas/Name/properties/name`"
                )
            )
        }
    }
}
