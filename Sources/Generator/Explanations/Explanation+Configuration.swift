extension Explanation {
    static let configuration = """
        ## configuration-conflict
        Two parts of bindery.yaml contradict each other.

        Either two clients under `clients:` have the same `output`, in which case each run would remove the files
        of the other, or a key stands beside `clients:`, where nothing says which client it is about.

        Give each client a folder of its own, and move keys into the entries that they are about:

            clients:
              - {spec: pets.yaml, output: Generated/Pets}
              - {spec: shops.yaml, output: Generated/Shops}

        Or `runtime: package` goes with something else than a package: its folder is that of a client, its module is
        called like the client's, two clients call the module in one folder differently, or there is no package,
        as with --sources and the build plugin, where a target gets its sources and nothing beside them. All clients
        that share a runtime name the same folder and the same module:

            runtime: {package: Generated/BinderyRuntime, module: BinderyRuntime}

        ## configuration-incomplete
        Bindery does not know what to read, or where to write.

        `generate` needs a document and an output folder. Both can stand in bindery.yaml or on the command line,
        which wins:

            bindery generate openapi.yaml --output Generated/Client

        ## configuration-invalid
        A key of bindery.yaml has a value that it cannot have: a list where a text is wanted, a word that is none
        of the choices, a pointer that does not begin with `#/`.

        The message says what is wanted. JSON pointers and paths with braces need quotation marks, since `#` begins
        a comment and `{` an object in YAML:

            names:
              "#/components/schemas/pet_v2": Pet

        Editors check the file while it is written if it begins with
        `# yaml-language-server: $schema=…/Schemas/bindery.schema.json`.

        ## configuration-unknown-key
        bindery.yaml, or an object in it, has a key that Bindery does not know, which is most often a misspelt one.

        It is an error, because a misspelt key would otherwise silently generate something else than what was
        asked for.

        ## ignore-list-invalid
        A line of the file behind `diff --ignore` is not understood.

        Each line has the fingerprint of a change, as `bindery diff --format json` prints it, and the last day on
        which it is to be ignored, so that nothing is ignored for ever. Lines that begin with `#` are comments:

            9f2c41d07a3b5e68 2026-12-31

        ## name-conflict
        Two declarations want the same Swift name. One of them keeps it, the other gets a longer one.

        Which one is decided by rules (an exact spelling wins, a component wins over what is nested), and recorded
        in `bindery.lock`, so that later versions of the document do not swap the names. Check that file in.

        To choose yourself, pin a name in bindery.yaml:

            names:
              "#/components/schemas/file_object": StoredFile

        ## nullable-unused
        `nullable:` names a place that is no property, or one that has not three states.

        Only an optional property whose schema allows null can be absent, null, or a value. A required one is never
        absent, and one whose schema does not allow null is never null, so that `T?` says everything.

        The pointer is that of the property's declaration, or that of the property in one struct:

            nullable:
              - "#/components/schemas/Settings/properties/color"

        ## pagination-not-found
        `pagination:` names an operation whose pages Bindery cannot find.

        Reading page by page needs to know the elements of a page, how the next one is asked for, and which is the
        last. The message says what is missing. Say it in bindery.yaml:

            pagination:
              listFiles: {cursor: after, next: "data[-1].id", more: has_more, items: data}
              listUsers: {page: page, total: meta.pages}

        ## pagination-unused
        `pagination:` names an operation that the client does not have: a misspelt one, one of another version of
        the document, or one that `include` and `exclude` leave out.

        Operations are named by operationId, by method and path (`GET /files`), or by JSON pointer.

        ## selection-unused
        An entry under `include` or `exclude` means nothing of the document.

        Tags, paths, operationIds and names of schemas are written exactly as in the document; a `*` at the end
        stands for anything. Operations can also be named by method and path, or by JSON pointer:

            exclude:
              tags: [Internal]
              operations: ["GET /admin/log"]

        After a new version of the document, such an entry may be one that is no longer needed.

        ## streaming-unused
        `streaming:` names an operation that the client does not have: a misspelt one, one of another version of
        the document, or one that `include` and `exclude` leave out.

        Operations are named by operationId, by method and path (`POST /completions`), or by JSON pointer.

        ## type-override-unknown
        `types:` asks for a type that Bindery cannot put in the place of a schema.

        There are String, Int, Double, Bool, Data (the bytes of a body) and JSONValue (any JSON).

        ## type-override-unused
        `types:` names a place where the client needs no schema: a misspelt pointer, or one of another version of
        the document.

        In JSON pointers a `/` inside of a name is written `~1`, and a `~` is written `~0`:

            types:
              "#/paths/~1files~1{id}/get/responses/200/content/application~1json/schema": Data
        """
}
