package import Diagnostics

/// A request that the API's servers send: a webhook, or a callback of an operation.
package struct Webhook: Sendable {
    /// What the request has beside its body.
    package struct Parameter: Sendable {
        package var name: String
        package var placement: Operation.Placement
        package var description: String?

        package init(name: String, placement: Operation.Placement, description: String?) {
            self.name = name
            self.placement = placement
            self.description = description
        }
    }

    package var id: OperationID
    /// The key in `webhooks` or `callbacks`.
    package var name: String
    /// `POST`.
    package var method: String
    /// The operations whose calls the request follows; several where paths share their operations by reference, none for a
    /// webhook.
    package var callers: [OperationID]
    /// The JSON of the body.
    package var type: TypeReference
    package var parameters: [Parameter] = []
    package var documentation: Documentation
    package var location: SourceLocation

    package init(
        id: OperationID,
        name: String,
        method: String,
        callers: [OperationID],
        type: TypeReference,
        documentation: Documentation,
        location: SourceLocation
    ) {
        self.id = id
        self.name = name
        self.method = method
        self.callers = callers
        self.type = type
        self.documentation = documentation
        self.location = location
    }
}
