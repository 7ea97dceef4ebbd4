extension Explanation {
    static let references = """
        ## circular-reference
        References lead to each other and never to anything that declares something:

            A: {$ref: "#/components/schemas/B"}
            B: {$ref: "#/components/schemas/A"}

        Let one of them declare something. Schemas that hold themselves, such as a tree with children, are fine.

        ## dangling-reference
        There is nothing at the place that a `$ref` names.

        The message suggests a similar name where there is one. In references `/` inside of a name is written `~1`, and
        `~` is written `~0`; a name is looked up in the file that the reference names, or else in its own.

        ## ignored-beside-reference
        Beside a `$ref` that stands for a parameter, a response, a body or the like, only `summary` and `description` may
        stand (Reference Object). Anything else is ignored. Move it to what the reference points at.

        ## reference-below-schema
        A reference such as `#/definitions/Pet` means the root of the document, but there is nothing; the schema around
        it has such a definition, which is used.

        The schema was probably written as a document of its own. Move its definitions to `components`, or give it an `$id`.

        ## unreadable-target
        What a reference points at is there, but could not be read; the error at that place says why.

        ## wrong-reference-target
        A reference leads to an object of another kind than its place wants: to a response where a schema has to be.

            schema: {$ref: "#/components/responses/Pet"}    # the schema stands in the response's content
        """
}
