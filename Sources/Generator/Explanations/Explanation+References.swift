extension Explanation {
    static let references = """
        ## absolute-reference
        A `$ref` is a path from the root of a disk, `/etc/pets.yaml` or `file:…`, which means something on one machine
        only. Write the path from the folder of the file, or from the address of the document, that it stands in.

        ## circular-reference
        References lead to each other and never to anything that declares something:

            A: {$ref: "#/components/schemas/B"}
            B: {$ref: "#/components/schemas/A"}

        Let one of them declare something. Schemas that hold themselves, such as a tree with children, are fine.

        ## dangling-reference
        There is nothing at the place that a `$ref` names.

        The message suggests a similar name where there is one. In references `/` inside of a name is written `~1`, and
        `~` is written `~0`; a name is looked up in the file that the reference names, or else in its own.

        Where an example is not there, that is a warning: the rest of the document can be used.

        ## external-reference
        A `$ref` leads into another file, and no other files can be read here. Bundle them into one document.

        ## ignored-beside-reference
        Beside a `$ref` that stands for a parameter, a response, a body or the like, only `summary` and `description` may
        stand (Reference Object). Anything else is ignored. Move it to what the reference points at.

        ## operation-replaced
        A path item has an operation beside its `$ref`, and what the reference leads to has one of the same method:

            /pets: {$ref: "#/components/pathItems/Pets", get: {operationId: listPets}}

        The specification leaves it undefined which of the two counts. The one beside the reference is generated, as its
        `summary` and `parameters` are. Remove one of them, and the API means the same to every program.

        ## reference-below-schema
        A reference such as `#/definitions/Pet` means the root of the document, but there is nothing; the schema around
        it has such a definition, which is used.

        The schema was probably written as a document of its own. Move its definitions to `components`, or give it an `$id`.

        ## remote-reference
        A document, an overlay or the target of a `$ref` is in the network, `https://example.com/pets.yaml`.

        What a build depends on should not change by itself, and should not be what a server sends today, so that the
        network is used only where `--allow-remote` is given. References in a document from the network are then seen
        from its address. Each document is fetched once a run; requests carry no credentials. Without the option,
        download the file and name the copy.

        ## unreadable-target
        What a reference points at is there, but could not be read; the error at that place says why.

        ## wrong-reference-target
        A reference leads to an object of another kind than its place wants: to a response where a schema has to be.

            schema: {$ref: "#/components/responses/Pet"}    # the schema stands in the response's content
        """
}
