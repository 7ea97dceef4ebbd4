import Templating

/// The tags that each template may use: those of the context that it is rendered with, and of what that holds.
enum TemplateTags {
    private static var contexts: [String: [any TemplateContext.Type]] {
        [
            "alias": [AliasContext.self],
            "client": [ClientContext.self, GroupContext.self, CredentialContext.self],
            "documented-answers": [PackageContext.self],
            "enumeration": [EnumerationContext.self, EnumerationValueContext.self],
            "examples": [ExamplesContext.self, ExampleContext.self],
            "group": [GroupContext.self, MethodContext.self, ParameterContext.self, RequestStepContext.self],
            "headers": [HeadersContext.self, HeaderContext.self],
            "model": [ModelContext.self],
            "package": [PackageContext.self],
            "readme": [PackageContext.self, GroupContext.self, MethodContext.self, CredentialContext.self],
            "request-step": [RequestStepContext.self],
            "requests": [ChoiceContext<RequestCaseContext>.self, RequestCaseContext.self, RequestStepContext.self],
            "responses": [ChoiceContext<ResponseCaseContext>.self, ResponseCaseContext.self],
            "round-trip": [ExampleSupportContext.self],
            "runtime-package": [RuntimePackageContext.self],
            "runtime-readme": [RuntimePackageContext.self],
            "runtime-transport": [RuntimePackageContext.self],
            "selection": [SelectionContext.self, SelectionCaseContext.self, CandidateContext.self],
            "servers": [
                ServersContext.self, ServerContext.self, ServerEnumContext.self, ParameterContext.self,
                EnumerationValueContext.self,
            ],
            "structure": [StructureContext.self, PropertyContext.self],
            "union": [UnionContext.self, UnionBranchContext.self, UnionRuleContext.self],
            "webhooks": [WebhooksContext.self, WebhookContext.self],
        ]
    }

    static var names: Set<String> { Set(contexts.keys) }

    /// The tags of a template.
    static func of(_ template: String) -> Set<String> {
        Set((contexts[template] ?? []).flatMap { Array($0.tags) })
    }
}
