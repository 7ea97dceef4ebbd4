package import Diagnostics

/// A type to be declared in Swift.
package struct TypeDefinition: Sendable {
    /// Indirect, since definitions are copied at each look at one.
    package indirect enum Kind: Sendable {
        case structure(Structure)
        case enumeration(Enumeration)
        case union(Union)
        case alias(TypeReference)
        /// The documented successes of an operation, of which a call results in one.
        case responses([Operation.Response])
        /// The bodies that an operation takes, of which a call sends one.
        case requests([Operation.Content])
    }

    /// Where the declaration stands, which is also what its name depends on.
    package enum Owner: Hashable, Sendable {
        /// At the top of the module, under the component's name.
        case module(componentName: String)
        /// Inside another type.
        case type(TypeID, role: Role)
        /// Inside the group of an operation.
        case operation(OperationID, part: OperationPart)
        /// Beside the functions that read what the API's servers send.
        case webhook(OperationID)
        /// The union of all that they send.
        case webhookEvent
        /// At the top of the module, as part of something that several operations share.
        case shared(SharedComponent)
    }

    /// A component that is no schema, and holds one that has no name of its own.
    package struct SharedComponent: Hashable, Sendable {
        package enum Section: String, Sendable {
            case parameters, responses, requestBodies
        }

        package var section: Section
        package var name: String
        /// Whether the type is that of an element, the component being an array.
        package var isItem = false

        package init(section: Section, name: String) {
            self.section = section
            self.name = name
        }
    }

    /// What an inline type is in the type that holds it.
    package enum Role: Hashable, Sendable {
        /// The value of the property.
        case property(String)
        /// An element of the array or dictionary that is the value of the property.
        case element(ofProperty: String)
        /// The value of undeclared members.
        case additionalProperties
        /// An element of the array that the type stands for.
        case item
        /// The branch of a union, by its position.
        case branch(Int)
        /// The body of one of several successes.
        case response(Operation.Status)
        /// An element of the array that such a body is.
        case responseItem(Operation.Status)
        /// One of several bodies that an operation takes, by its media type.
        case request(String)
    }

    package enum OperationPart: Hashable, Sendable {
        case request
        case response
        /// An element of the array that the response is.
        case responseItem
        /// An event of the stream that the operation answers with.
        case event
        case requestItem
        case parameter(String)
        /// The body of a failure.
        case failure(Operation.Status)
        /// An element of the array that such a body is.
        case failureItem(Operation.Status)
    }

    package var id: TypeID
    package var owner: Owner
    /// The schema's `title`, for names.
    package var title: String?
    package var kind: Kind
    package var documentation: Documentation
    package var location: SourceLocation

    package init(
        id: TypeID,
        owner: Owner,
        title: String?,
        kind: Kind,
        documentation: Documentation,
        location: SourceLocation
    ) {
        self.id = id
        self.owner = owner
        self.title = title
        self.kind = kind
        self.documentation = documentation
        self.location = location
    }
}

extension TypeDefinition {
    /// The types that a value holds, as they are written in the declaration.
    package var referencedTypes: [TypeReference] {
        switch kind {
        case .structure(let structure):
            structure.properties.map(\.type) + [structure.additionalProperties].compactMap(\.self)
        case .union(let union): union.branches.map(\.type)
        case .responses(let responses): responses.compactMap { $0.content?.type }
        case .requests(let contents): contents.map(\.requestType)
        case .alias(let type): [type]
        case .enumeration: []
        }
    }
}

/// The Markdown texts of the document that become a documentation comment.
package struct Documentation: Hashable, Sendable {
    package var summary: String?
    package var description: String?
    /// The default that the server applies, as JSON text.
    package var defaultValue: String?
    /// `minimum`, `maxLength` … with their values, as the source spells them.
    package var constraints: [Constraint] = []
    /// The values that a plain type is limited to, as JSON texts.
    package var allowedValues: [String] = []
    package var isDeprecated = false
    package var isBeta = false

    package struct Constraint: Hashable, Sendable {
        package var keyword: String
        package var value: String

        package init(keyword: String, value: String) {
            self.keyword = keyword
            self.value = value
        }
    }

    package init(summary: String? = nil, description: String? = nil) {
        self.summary = summary
        self.description = description
    }
}
