extension Explanation {
    static let output = """
        ## lock-invalid
        A line of `bindery.lock` is not a place in the document with the Swift name that it has.

        The file is written by Bindery and checked in. A conflict of a merge is the usual cause: keep the lines of both
        sides, or remove the file and generate again, which may change names.

        ## manifest-invalid
        A line of `.bindery-manifest` cannot be the path of a generated file.

        The file lists what Bindery wrote, so that it removes its own files and no others. A conflict of a merge is the
        usual cause: keep the lines of both sides, and generate again.

        ## names-not-recorded
        Names had to be decided between declarations, and SwiftPM generates the client while it builds, when nothing may be
        written into the package. The next version of the document may decide them otherwise.

        `swift package --allow-writing-to-package-directory generate-client` (or `bindery generate --lock`) writes them to
        bindery.lock beside bindery.yaml. Check that file in, and name it under `exclude:` of the target. Or pin the names
        under `names:`.

        ## output-foreign-file
        A file that Bindery did not write stands where a generated one has to go. It is not overwritten, and nothing else is
        written.

        Move it away, or choose another folder. Files of yours may stand beside the generated ones under other names.

        ## output-link
        A folder of the output is a symbolic link. Bindery does not write through links, as they could lead anywhere.

        ## output-not-writable
        The output folder, or a file in it, cannot be written. The message has the system's reason. Nothing of the folder
        was changed.

        ## output-path
        A generated file has a path that cannot be written: one outside of the folder, or the same as that of another file
        on disks that do not tell `Pet.swift` from `pet.swift`.

        Pin another name of one of the types under `names:`. If you have not changed the templates, report this.

        ## template-exists
        `bindery templates export` does not overwrite a template that differs from the built-in one, as it may be one that
        you have changed. Move it away, or export into another folder.

        ## template-invalid
        A template of the folder behind `--templates` is no Mustache: a tag or a section is not closed, or a section ends
        that did not begin. Templates may use `{{name}}`, `{{#name}}…{{/name}}`, `{{^name}}…{{/name}}`, `{{!comment}}`,
        `{{>template}}` and `{{=<% %>=}}`.

        ## template-missing
        A template refers to another one (`{{> name}}`) that there is not. The templates of Bindery are there as long as
        none of the same name replaces them.

        ## template-tag-unknown
        A template uses a tag for which Bindery has no value, so that nothing would stand there. The hint names the nearest
        tag that there is, or all of the template's.

        ## template-unknown
        The folder behind `--templates` has a file that replaces no template of Bindery's, so that it would never be used.
        `bindery templates export` writes all of them, with their names.
        """
}
