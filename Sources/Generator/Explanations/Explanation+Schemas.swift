extension Explanation {
    static let schemas = """
        ## default-mismatch
        The `default` of a schema is no value of that schema.

        Bindery only documents defaults, since it is the server that applies them, so that this breaks nothing. But one
        of the two is wrong, and may mislead those who read the documentation.

        ## enum-mismatch
        `enum` lists a value that is not of the schema's `type`, such as the text "1" for an integer.

        YAML reads `yes` and `1.0` differently from "yes" and "1.0": write texts in quotation marks. The message says
        how the values are read until then.

        ## enum-names-mismatch
        An extension that names the values of an `enum` (such as `x-enum-varnames`) has another number of names than there
        are values. The names are not used; the values name themselves.

        ## example-invalid
        A documented example does not fit its schema. It is left out of the generated tests.

        The message says what does not fit. Often the schema is the one that is wrong: an optional member that is
        documented as required, or a null that it does not allow. Then real answers fail, too.

        ## example-not-json
        A documented example is no JSON: it has comments, dots for what was left out, or is a program. It is left out of
        the generated tests.

        ## keyword-not-expressed
        The schema has a keyword of JSON Schema that no Swift type expresses, such as `not` or `if`.

        The type is what the other keywords say. Values that violate the keyword are not found on the client: the server
        checks what is sent to it.

        ## patterns-not-expressed
        `patternProperties` gives members types by patterns of their names. With several patterns, no Swift type says which
        is which: the members are kept as JSON values in a dictionary. One pattern alone gives typed values.

        ## property-contradiction
        Several parts of an `allOf` declare the same property, with types that no value has at once.

            allOf:
              - {properties: {id: {type: integer}}}
              - {properties: {id: {type: string}}}

        The last declaration is used. Correct the document, or remove one of them by an overlay.

        ## recursion-not-expressed
        A schema consists of itself with nothing between that could end the recursion, such as an array of itself.

        The inner value is any JSON value. Put an object between: it becomes a struct, which can hold itself in an array.

        ## required-undeclared
        `required` lists a name that `properties` does not have, so that the member must be there and nothing says what it
        is. It becomes a property of the type JSONValue.

        Declare it, or correct the name: often one of the two is misspelt.

        ## schema-not-expressed
        No Swift type says what the schema says. It is read as any JSON value, JSONValue, so that nothing of it is lost.

        An integer whose `maximum` or listed values are beyond 2^64 stays an `Int`, and a value that does not fit fails the
        whole answer. One up to 2^64 - 1 is a `UInt64` where its `minimum` is 0 or more.

        A `number` is a `Double`, also where its format is `int64` or one of its alternatives is such an integer: greater
        ones than 2^53 are rounded. `type: integer` keeps their digits; `formats: {int64: Int}` says that the format is right.

        To have it typed, simplify the schema in an overlay, or give it a type under `types:` of bindery.yaml.

        ## type-contradiction
        The parts of an `allOf` ask for different types at once (string and object), which no value has. It is read as any
        JSON value.

        Often `oneOf` was meant.

        ## unknown-type
        `type` is none of string, number, integer, boolean, array, object and null. The schema is read as if it had none.

        Dates and ids are strings with a format: `{type: string, format: date-time}`.
        """

    static let unions = """
        ## discriminator-contradiction
        The `mapping` of a discriminator names values that the branches themselves exclude, by their own `enum` or `const`.

            mapping: {cat: "#/components/schemas/Dog"}     # where Dog has `kind: {const: dog}`

        The branches are believed, and the discriminator is ignored. Correct its mapping.

        ## discriminator-mapping-lost
        A value in the `mapping` of a discriminator, or its `defaultMapping`, leads to a schema that is not there, or that is
        no branch of the union.

            oneOf: [{$ref: "#/components/schemas/Cat"}]
            discriminator: {propertyName: kind, mapping: {dog: "#/components/schemas/Dog"}}

        Such a value decodes as `.unrecognized`, which keeps its JSON. Add the schema to `oneOf`, or correct the mapping.

        ## union-ambiguous
        The branches of a `oneOf` or `anyOf` cannot be told apart by anything that a value shows: two arrays whose elements
        have the same type, for example. The union is read as any JSON value, so that nothing is lost.

        Make the branches differ in their `type`, or in that of their elements. If they mean the same, keep one of them.

        ## union-guessed
        Some branches of a `oneOf` or `anyOf` accept the same values: nothing that is required, and no value of a property,
        tells them apart.

        The branch that declares most of the members that a value has is taken, then the first of the document. That is
        mostly right, but not always. Bindery decides safely by any of these:

            discriminator: {propertyName: type}            # at the union
            properties: {type: {const: text}}              # in each branch, and required
            required: [text]                               # a member that only this branch has

        With a discriminator whose property need not be there it is a note: only values without it are guessed, and servers
        that know of it send none.
        """
}
