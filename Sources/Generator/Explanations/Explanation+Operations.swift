extension Explanation {
    static let operations = """
        ## body-impossible
        A response has `content` although it has no body: to HEAD, or of a status that has none, 204, 205, 304 and those
        below 200 (RFC 9110). The content is not read.

        Remove it, or document the status that the server really sends.

        ## body-not-expressed
        A body has a schema, but a media type whose values Bindery cannot read or write by a schema, such as XML. It is raw
        bytes or a text, of which nothing is lost.

        Parts of which the document does not say what they are (`multipart/mixed` without an object) are the caller's to
        write, and so is the boundary between them: `.data(body, contentType: "multipart/mixed; boundary=…")`. A
        `multipart/form-data` that is a file itself is such a body, too: describe it as an object with the file as a part.

        ## encoding-not-expressed
        Something that `encoding` says about a part of a form cannot be sent so. The message says what, and what is
        done instead.

        Headers of parts are sent where they have one value (`const` or `default`). Others, and which of several media
        types a part is, are the caller's to say, who can with a file: `FileUpload` has `headers` and a `contentType`.

        An object that two operations send in two encodings needs a schema for each.

        ## header-not-expressed
        A header of a response is an object, or a list of some. It is read as the text that it is, of which nothing is lost.

        Headers that the document describes as JSON have their types:

            X-Route: {content: {application/json: {schema: {$ref: "#/components/schemas/Route"}}}}

        No type is declared for a header alone: an object that stands in place of such a reference is any JSON value.

        ## media-type-unused
        A body is documented in several media types, and the client uses one of them. The message says which.

        If the types differ in their schemas, the one that is not used cannot be sent or read by this client. An overlay that
        removes the others makes it the one that is.

        ## null-left-out
        A patch sends a type that travels elsewhere, too: in a response, or in other requests. Its optional properties leave
        out what is nil, so that the patch cannot set them to null, which removes what is there (RFC 7396).

        In types of patches alone such properties tell null from nothing: `nil` is left out, `.null` is sent. For others the
        configuration asks for that, property by property; then it is `Nullable<T>?` in responses as well:

            nullable:
              - "#/components/schemas/Settings/properties/color"

        Or give the patch a schema of its own.

        ## oauth-flow-unknown
        `flows` of an OAuth security scheme has a flow that OpenAPI does not know. The flows are implicit, password,
        clientCredentials and authorizationCode.

        ## optional-path-parameter
        A path parameter is not `required: true`, as the specification demands: without it there would be another path. It
        is read as required.

        ## parameter-duplicate
        A list of parameters has one twice: the same name in the same place. The first one is used. A parameter of an
        operation that is also one of the path is no duplicate: it replaces that one.

        ## parameter-not-expressed
        A parameter cannot be sent as it is described. The message says why, and what is sent instead.

        A parameter that is the whole query (`in: querystring`, OpenAPI 3.2) is sent where it is a form with an object's
        members:

            content: {application/x-www-form-urlencoded: {schema: {$ref: "#/components/schemas/Filter"}}}

        ## path-parameter-undeclared
        The path has a name in braces that no parameter describes. The method takes a String for it.

            /files/{id}:
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]

        ## path-parameter-unused
        A parameter is `in: path`, but the path has no such name in braces. There is no place to put it, so that it is left
        out. One of the two names is probably misspelt.

        ## security-not-required
        The document declares a security scheme, but no operation and no `security` at the top requires it, so that the
        client does not take credentials.

        If the API wants them, say so in an overlay:

            actions:
              - {target: $, update: {security: [{apiKey: []}]}}

        ## security-scheme-incomplete
        A security scheme lacks what its type needs: `name` and `in` of an API key, `scheme` of HTTP, `flows` of OAuth. The
        client cannot send such credentials.

        ## security-scheme-unknown
        `security` names a scheme that `components.securitySchemes` does not have.

        ## server-relative
        The URL of the server is relative (`/v1`), and nobody knows to what once the document is a file. The client's
        initializer asks for the base URL. One that is not the first is not among those that the client offers.

        Write the absolute URL into the document, or add it by an overlay.

        ## server-variable-default
        The default of a server's variable is none of the values that its `enum` lists. Add it there, or correct it.

        ## server-variable-undeclared
        The URL of a server has a variable in braces that `variables` does not declare. The message says what becomes of it.

            servers:
              - url: https://{region}.example.com
                variables: {region: {default: eu, enum: [eu, us]}}

        ## streaming-event-missing
        `streaming:` asks for a stream, but neither it nor the document says what an event is. Name the schema:

            streaming:
              createCompletion: CompletionChunk

        ## streaming-event-unknown
        `streaming:` names a schema that the document does not have. Write the name of a component schema, its JSON
        pointer, `String` for the bare text, or `JSONValue` for any JSON.

        ## streaming-undescribed
        An operation has a boolean `stream`, by which it can probably be asked for events, but the document describes none.

        If you know the schema of an event, name it under `streaming:` and get a method that returns an EventStream:

            streaming:
              createCompletion: CompletionChunk

        ## style-misplaced
        A parameter or a property of a form has a `style` that OpenAPI does not allow in its place, such as `deepObject`
        in a path. The default style of the place is used.

        ## unknown-parameter-location
        `in` of a parameter is none of path, query, querystring, header and cookie, so that the parameter is left out. Form
        data and bodies, which were parameters in Swagger 2.0, stand in `requestBody`.

        ## unknown-style
        `style` is none of OpenAPI's styles: matrix, label, form, simple, spaceDelimited, pipeDelimited, deepObject. The
        default of the place is used.

        ## webhook-not-expressed
        A webhook or callback has nothing that Bindery could read for you: no method, no body, or a body that is not
        described as JSON. The message says which. Of parameters the documentation of its function tells; they are read from
        the request that you get.
        """
}
