/// The fixed fields of one kind of object, for reading it and for telling what is unknown.
protocol KnownKey: RawRepresentable<String>, CaseIterable {
    /// The object in words: `an operation`.
    static var owner: String { get }
}

enum DocumentKey: String, KnownKey {
    static let owner = "the document"

    case openapi, info, servers, paths, webhooks, components, security, tags, externalDocs, jsonSchemaDialect
    case selfURI = "$self"
    case oaiMeta = "x-oaiMeta"
    case extensionWebhooks = "x-webhooks"
}

enum InfoKey: String, KnownKey {
    static let owner = "'info'"

    case title, version, summary, description, termsOfService, contact, license
}

enum ServerKey: String, KnownKey {
    static let owner = "a server"

    case url, description, variables, name
}

enum ServerVariableKey: String, KnownKey {
    static let owner = "a server variable"

    case description
    case allowedValues = "enum"
    case defaultValue = "default"
}

enum TagKey: String, KnownKey {
    static let owner = "a tag"

    case name, summary, description, externalDocs, parent, kind
}

enum ComponentsKey: String, KnownKey {
    static let owner = "'components'"

    case schemas, responses, parameters, examples, requestBodies, headers, securitySchemes, links, callbacks, pathItems
    case mediaTypes
}

enum SecuritySchemeKey: String, KnownKey {
    static let owner = "a security scheme"

    case type, description, name, scheme, bearerFormat, flows, openIdConnectUrl, oauth2MetadataUrl, deprecated
    case placement = "in"
}

enum FlowKey: String, KnownKey {
    static let owner = "an OAuth flow"

    case authorizationUrl, tokenUrl, refreshUrl, scopes, deviceAuthorizationUrl
}

enum PathItemKey: String, KnownKey {
    static let owner = "a path item"

    case summary, description, servers, parameters
    case get, put, post, delete, options, head, patch, trace
    case query, additionalOperations
    case reference = "$ref"
}

enum OperationKey: String, KnownKey {
    static let owner = "an operation"

    case operationId, tags, summary, description, externalDocs, deprecated, parameters, requestBody, responses
    case security, servers, callbacks
    case oaiMeta = "x-oaiMeta"
}

enum ParameterKey: String, KnownKey {
    static let owner = "a parameter"

    case name, description, required, deprecated, allowEmptyValue, style, explode, allowReserved, schema, content
    case example, examples
    case placement = "in"
}

enum HeaderKey: String, KnownKey {
    static let owner = "a header"

    case description, required, deprecated, allowEmptyValue, style, explode, allowReserved, schema, content
    case example, examples
}

enum RequestBodyKey: String, KnownKey {
    static let owner = "a request body"

    case description, content, required
}

enum ResponseKey: String, KnownKey {
    static let owner = "a response"

    case summary, description, headers, content, links
}

enum MediaTypeKey: String, KnownKey {
    static let owner = "a media type"

    case schema, example, examples, encoding, itemSchema, prefixEncoding, itemEncoding
}

enum EncodingKey: String, KnownKey {
    static let owner = "an encoding"

    case contentType, headers, style, explode, allowReserved, encoding, prefixEncoding, itemEncoding
}

enum ExampleKey: String, KnownKey {
    static let owner = "an example"

    case summary, description, value, externalValue, dataValue, serializedValue
}

enum DiscriminatorKey: String, KnownKey {
    static let owner = "a discriminator"

    case propertyName, mapping, defaultMapping
}

/// Keywords of OpenAPI 3.0 and of JSON Schema 2020-12, and the older ones that documents still use.
enum SchemaKey: String, KnownKey {
    static let owner = "a schema"

    case type, nullable, format, title, description, example, examples, deprecated, readOnly, writeOnly, externalDocs
    case properties, required, additionalProperties, patternProperties, propertyNames
    case items, prefixItems, contains, uniqueItems
    case allOf, oneOf, anyOf, discriminator, definitions
    case minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, minLength, maxLength, pattern
    case minItems, maxItems, minContains, maxContains, minProperties, maxProperties
    case contentEncoding, contentMediaType, xml
    case not, then, dependentSchemas, dependentRequired, dependencies, contentSchema, additionalItems
    case unevaluatedItems, unevaluatedProperties
    case condition = "if"
    case otherwise = "else"
    case enumeration = "enum"
    case constant = "const"
    case defaultValue = "default"
    case reference = "$ref"
    case definitionsOfSchema = "$defs"
    case dynamicReference = "$dynamicRef"
    case dynamicAnchor = "$dynamicAnchor"
    case recursiveReference = "$recursiveRef"
    case recursiveAnchor = "$recursiveAnchor"
    case anchor = "$anchor"
    case identifier = "$id"
    case dialect = "$schema"
    case vocabulary = "$vocabulary"
    case comment = "$comment"
    case oaiMeta = "x-oaiMeta"
    case oaiTypeLabel = "x-oaiTypeLabel"
}
