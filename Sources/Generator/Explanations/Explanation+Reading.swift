extension Explanation {
    static let reading = """
        ## duplicate-key
        An object has the same key twice, which neither YAML nor JSON allows.

        Programs differ in which of the two they take, so that the document means one thing to one and another thing
        to the next. Keep one of them.

        ## file-not-writable
        A file that you asked for, such as a report, cannot be written. The message has the system's reason.

        ## file-unreadable
        A file cannot be read: the document, the configuration, an overlay, a template, or a file that a `$ref` of
        the document leads to. The message has the system's reason, or what the server answered.

        Paths in bindery.yaml are relative to its folder, paths in a document to the document's. In `main:path` the
        revision must be known to git, and the path is seen from the top of the repository.

        ## json-syntax
        The file is read as JSON, since it begins as JSON does, and is not well-formed at this place (RFC 8259).

        Frequent causes: a comma behind the last member, single quotation marks, comments.

        ## limit-alias-expansion
        The aliases of a YAML file (`*name`) expand it to more nodes than any real document has.

        A few lines of nested aliases can stand for billions of nodes. The limit keeps such a file from using up the
        machine's memory.

        ## limit-depth
        Objects and arrays are nested deeper than any real document does. The limit guards against hostile input.

        ## limit-file-size
        The file is larger than what Bindery reads. The limit guards against hostile input; a document that is really
        this large can be split into several files that refer to each other.

        ## limit-nodes
        The document has more values than what Bindery reads. The limit guards against hostile input; a document that
        is really this large can be split into several files that refer to each other.

        ## overlay-invalid
        The overlay is not built as the Overlay Specification says.

            overlay: 1.0.0
            info: {title: What the vendor forgot, version: 1.0.0}
            actions:
              - target: $.info
                update: {title: A better title}

        ## diagnostics-hidden
        There are more findings than are shown: 20, unless `--limit` says otherwise.

        Errors come first, and every kind of finding is shown before one is shown twice. The numbers tell how many of
        which kind are left. `--limit 0` shows all of them; `--report` and `validate --format json` hold all of them
        anyway.

        ## overlay-mismatch
        An overlay's `update` does not fit what it updates: an object can only be merged into an object, an element
        only be appended to an array.

        To replace something by a value of another kind, remove it in one action and add it in the next.

        ## overlay-no-match
        The target of an overlay's action matches nothing in the document, so that the action does nothing.

        Most often the vendor has repaired what the action repaired, and it can go. It may also be misspelt: in
        JSONPath a path of the API is a key in brackets, `$.paths['/files'].get`. Under `--strict` this is an error.

        ## overlay-path-invalid
        The target of an overlay's action is no JSONPath (RFC 9535). The message says where it ceases to be one.

            $.paths['/files'].get.parameters[?@.name == 'debug']
            $.components.schemas.*.properties

        ## text-encoding
        The file is not UTF-8, nor UTF-16 with a byte order mark. Save it as UTF-8.

        ## yaml-merge-key
        The value of a merge key `<<` is neither an object nor a list of objects.

            defaults: &defaults {type: object}
            pet:
              <<: *defaults

        ## yaml-syntax
        The file is not well-formed YAML at this place.

        Frequent causes: tabs as indentation, a colon and a blank inside of a text without quotation marks, a text
        that begins with `@`, `%` or a back tick, a missing closing bracket further up.
        """
}
