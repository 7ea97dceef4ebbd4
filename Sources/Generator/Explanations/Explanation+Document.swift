extension Explanation {
    static let document = """
        ## boolean-required
        `required: true` stands at a schema, as in drafts of JSON Schema before OpenAPI. It has no meaning there and is
        ignored: `required` is a list of names, and stands at the object whose members they are.

            type: object
            required: [name]
            properties: {name: {type: string}}

        ## duplicate-operation-id
        Two operations have the same operationId, which the specification forbids.

        Bindery tells their methods apart by method and path, but whatever names an operation by its id cannot.

        ## equivalent-paths
        Two paths differ in nothing but the names of their parameters, so that no server can tell them apart:

            /files/{id}
            /files/{file_id}

        Both are generated, and send the same requests. Make one path of them.

        ## malformed-oai-meta
        Something in `x-oaiMeta` is not as in OpenAI's documents, and is not used.

        That extension decides about groups, names and documentation. Without it the next best source is taken, such
        as tags and operationIds.

        ## missing-key
        The object lacks a key that the OpenAPI Specification requires.

        The message names it. Where something sensible can be assumed, the message says what, and it is a warning.

        ## missing-paths
        The document has no `paths`. OpenAPI 3.0 requires it; from 3.1 on `components` or `webhooks` are enough.

        From a document with schemas alone Bindery generates the types alone.

        ## newer-version
        The document is of a version of OpenAPI that Bindery does not know as a whole. It is read as 3.1 with the methods of
        3.2, `query` and `additionalOperations`; what else the new version added is reported where it stands.

        ## not-openapi
        The file is YAML or JSON, but no OpenAPI document: an object whose key `openapi` has the version.

            openapi: 3.1.0
            info: {title: Pets, version: "1"}
            paths: {}

        ## null-value
        A key has no value, or null, where the specification knows no null. It is read as if it was not there.

        In YAML a key with nothing behind it has the value null.

        ## oai-meta-unused
        A key of `x-oaiMeta` means nothing to Bindery. This is for your information: nothing is lost on the wire.

        ## path-without-slash
        The key of a path does not begin with `/`, as the specification requires. It is read as if it did.

        ## swagger-2
        The document is Swagger 2.0, the predecessor of OpenAPI 3, which Bindery does not read.

        Convert it first, for example with one of the converters that the OpenAPI Initiative lists, and check the result
        in, so that the conversion happens once.

        ## unknown-key
        The object has a key that the OpenAPI Specification does not know there. It is ignored.

        It is most often misspelt (`operationID` for `operationId`), or one level too high or too low. Extensions begin
        with `x-` and are never reported.

        ## unknown-method
        A key of a path item is no HTTP method that OpenAPI knows, nor any other key of a path item. It is ignored.

        The methods are get, put, post, delete, options, head, patch, trace and query, in small letters. Others stand under
        `additionalOperations` (OpenAPI 3.2).

        ## unknown-status
        A key of `responses` is no status: three digits in quotation marks, `2XX` for a range, or `default`.

        ## unsupported-key
        The key is one of OpenAPI's, but Bindery cannot express it yet. The client is generated without it; the message
        says what that means.

        ## unsupported-version
        The document's version of OpenAPI is neither 3.0.x nor 3.1.x, and too far from them to be read as one of them.

        If only the number is wrong, an overlay with the target `$` and `update: {openapi: 3.1.0}` corrects it.

        ## wrong-type
        A value has another type than the specification wants: a number where a text has to be, an object where a list
        has to be. It is read as if it was not there.

        YAML guesses the types of values without quotation marks: `version: 1.0` is a number, `version: "1.0"` a text.
        """
}
