extension RuleTable {
    /// The rules with their default severities: a place (`*` is none), a severity, and what is said of the place. Deeper lines
    /// go on with the one before.
    static let text = """
        * ERR api-deprecated-sunset-missing api-deprecated-sunset-parse api-invalid-stability-level
            api-path-removed-before-sunset api-path-removed-without-deprecation api-path-sunset-parse
            api-removed-before-sunset api-removed-without-deprecation api-stability-decreased
            api-sunset-date-changed-too-small api-sunset-date-too-small new-request-path-parameter
            new-required-request-default-parameter-to-existing-path new-required-request-header-property
            new-required-request-parameter new-required-request-property new-required-request-property-with-default
            required-response-header-removed response-media-type-name-generalized response-media-type-removed
            response-required-property-removed response-success-status-removed sunset-deleted webhook-removed
        * INFO api-global-security-added api-global-security-removed api-global-security-scope-added
            api-global-security-scope-removed api-major-version-not-bumped api-operation-id-added
            api-operation-id-removed api-path-removed-with-deprecation api-removed-with-deprecation api-schema-removed
            api-security-added api-security-component-added api-security-component-oauth-scope-added
            api-security-component-oauth-scope-changed api-security-component-oauth-scope-removed
            api-security-component-oauth-token-url-changed api-security-component-oauth-url-changed
            api-security-component-removed api-security-component-type-changed api-security-removed
            api-security-scope-added api-security-scope-removed api-stability-increased api-tag-added api-tag-removed
            api-version-decreased api-version-not-bumped endpoint-added endpoint-deprecated
            endpoint-deprecated-with-sunset endpoint-reactivated new-optional-request-default-parameter-to-existing-path
            new-optional-request-parameter new-optional-request-property request-optional-property-became-not-read-only
            request-optional-property-became-not-write-only request-optional-property-became-read-only
            request-optional-property-became-write-only request-required-property-became-not-read-only
            request-required-property-became-not-write-only request-required-property-became-read-only
            request-required-property-became-write-only response-media-type-added response-media-type-name-changed
            response-media-type-name-specialized response-mediatype-enum-value-removed response-non-success-status-added
            response-non-success-status-removed response-optional-property-added
            response-optional-property-became-not-read-only response-optional-property-became-not-write-only
            response-optional-property-became-read-only response-optional-property-became-write-only
            response-optional-write-only-property-added response-optional-write-only-property-removed
            response-required-property-added response-required-property-became-not-read-only
            response-required-property-became-read-only response-required-property-became-write-only
            response-required-write-only-property-added response-required-write-only-property-removed
            response-success-status-added response-write-only-property-became-optional
            response-write-only-property-became-required response-write-only-property-enum-value-added webhook-added
        * WARN optional-response-header-removed response-optional-property-removed
            response-required-property-became-not-write-only
        request-body ERR added-required all-of-added any-of-removed became-enum became-not-nullable became-required
            const-added const-changed contains-added content-encoding-changed content-media-type-changed
            content-schema-added dependent-required-added dependent-required-changed dependent-schema-added else-added
            enum-value-removed exclusive-max-decreased exclusive-min-increased if-added list-of-types-narrowed
            max-contains-decreased max-decreased max-length-decreased media-type-removed media-type-schema-added
            min-contains-increased min-increased min-items-increased min-length-increased one-of-removed
            pattern-property-added prefix-items-removed property-names-added removed then-added type-changed
            unevaluated-items-added unevaluated-properties-added wrapped-in-one-of
        request-body INFO added-optional all-of-added-annotation-only all-of-removed-annotation-only any-of-added
            became-nullable became-optional const-removed contains-removed content-schema-removed default-value-added
            default-value-changed default-value-removed dependent-required-removed dependent-schema-removed
            discriminator-added discriminator-mapping-added discriminator-mapping-changed discriminator-mapping-deleted
            discriminator-property-name-changed discriminator-removed else-removed exclusive-max-increased
            exclusive-min-decreased if-removed list-of-types-widened max-contains-increased max-increased
            max-length-increased media-type-added media-type-schema-removed min-contains-decreased min-decreased
            min-length-decreased one-of-added pattern-property-removed prefix-items-added property-names-removed
            then-removed type-compatible type-generalized unevaluated-items-removed unevaluated-properties-removed
        request-body WARN all-of-removed exclusive-max-set exclusive-min-set max-length-set max-set min-items-set
            min-set
        request-header-property ERR became-enum became-required
        request-parameter ERR became-enum became-not-nullable became-required default-value-added default-value-changed
            default-value-removed deprecated-sunset-missing enum-value-removed exclusive-max-decreased
            exclusive-min-increased list-of-types-narrowed max-decreased max-items-decreased max-length-decreased
            min-increased min-items-increased min-length-increased pattern-added removed-before-sunset
            sunset-date-changed-too-small sunset-date-too-small sunset-deleted sunset-parse type-changed
            x-extensible-enum-value-removed
        request-parameter INFO became-nullable became-optional deprecated enum-value-added exclusive-max-increased
            exclusive-min-decreased list-of-types-widened max-increased max-items-increased max-length-increased
            min-decreased min-items-decreased min-length-decreased pattern-generalized pattern-removed reactivated
            removed-with-deprecation type-generalized
        request-parameter WARN exclusive-max-set exclusive-min-set max-length-set max-set min-items-set min-set
            pattern-changed removed
        request-parameter-property ERR became-not-nullable enum-value-removed list-of-types-narrowed type-specialized
        request-parameter-property INFO became-nullable enum-value-added list-of-types-widened type-generalized
        request-parameter-property WARN type-changed
        request-property ERR all-of-added any-of-removed became-enum became-not-nullable became-required
            became-required-with-default const-added const-changed contains-added content-encoding-changed
            content-media-type-changed content-schema-added dependent-required-added dependent-required-changed
            dependent-schema-added deprecated-sunset-invalid deprecated-sunset-missing else-added enum-value-removed
            exclusive-max-decreased exclusive-min-increased if-added list-of-types-narrowed max-contains-decreased
            max-decreased max-length-decreased min-contains-increased min-increased min-items-increased
            min-length-increased one-of-removed pattern-added pattern-property-added prefix-items-removed
            property-names-added stability-decreased sunset-date-too-small then-added type-changed
            unevaluated-items-added unevaluated-properties-added x-extensible-enum-value-removed
        request-property INFO all-of-added-annotation-only all-of-removed-annotation-only any-of-added became-nullable
            became-optional const-removed contains-removed content-schema-removed default-value-added
            default-value-changed default-value-removed dependent-required-removed dependent-schema-removed deprecated
            deprecated-with-sunset discriminator-added discriminator-mapping-added discriminator-mapping-changed
            discriminator-mapping-deleted discriminator-property-name-changed discriminator-removed else-removed
            enum-value-added exclusive-max-increased exclusive-min-decreased if-removed list-of-types-widened
            max-contains-increased max-increased max-length-increased min-contains-decreased min-decreased
            min-length-decreased one-of-added pattern-generalized pattern-property-removed pattern-removed
            prefix-items-added property-names-removed reactivated stability-increased then-removed type-compatible
            type-generalized unevaluated-items-removed unevaluated-properties-removed
        request-property WARN all-of-removed exclusive-max-set exclusive-min-set max-length-set max-set min-items-set
            min-set pattern-changed removed
        request-read-only-property INFO enum-value-removed exclusive-max-decreased exclusive-min-increased max-decreased
            max-length-decreased min-increased
        response-body ERR became-nullable const-changed const-removed contains-removed content-encoding-changed
            content-media-type-changed content-schema-removed dependent-required-changed dependent-required-removed
            dependent-schema-removed else-removed exclusive-max-increased exclusive-min-decreased if-removed
            list-of-types-widened max-contains-increased max-increased max-length-increased max-length-unset
            min-contains-decreased min-decreased min-items-decreased min-items-unset min-length-decreased one-of-added
            pattern-property-removed prefix-items-added property-names-removed then-removed type-changed
            type-generalized unevaluated-items-removed unevaluated-properties-removed wrapped-in-one-of
        response-body INFO all-of-added all-of-added-annotation-only all-of-removed all-of-removed-annotation-only
            any-of-added any-of-removed became-not-nullable const-added contains-added content-schema-added
            default-value-added default-value-changed default-value-removed dependent-required-added
            dependent-schema-added discriminator-added discriminator-mapping-added discriminator-mapping-changed
            discriminator-mapping-deleted discriminator-property-name-changed discriminator-removed else-added if-added
            list-of-types-narrowed max-contains-decreased media-type-schema-added min-contains-increased one-of-removed
            pattern-property-added prefix-items-removed property-names-added then-added type-compatible type-specialized
            unevaluated-items-added unevaluated-properties-added
        response-body WARN media-type-schema-removed
        response-header ERR became-nullable became-optional type-changed type-generalized
        response-header INFO added became-not-nullable type-compatible type-specialized
        response-property ERR became-nullable became-optional const-changed const-removed contains-removed
            content-encoding-changed content-media-type-changed content-schema-removed dependent-required-changed
            dependent-required-removed dependent-schema-removed deprecated-sunset-invalid deprecated-sunset-missing
            else-removed exclusive-max-increased exclusive-min-decreased if-removed list-of-types-widened
            max-contains-increased max-increased max-length-increased max-length-unset min-contains-decreased
            min-decreased min-items-decreased min-items-unset min-length-decreased one-of-added pattern-property-removed
            prefix-items-added property-names-removed stability-decreased sunset-date-too-small then-removed
            type-changed type-generalized unevaluated-items-removed unevaluated-properties-removed
        response-property INFO all-of-added all-of-added-annotation-only all-of-removed all-of-removed-annotation-only
            any-of-added any-of-removed became-not-nullable became-required const-added contains-added
            content-schema-added default-value-added default-value-changed default-value-removed
            dependent-required-added dependent-schema-added deprecated deprecated-with-sunset discriminator-added
            discriminator-mapping-added discriminator-mapping-changed discriminator-mapping-deleted
            discriminator-property-name-changed discriminator-removed else-added enum-value-removed if-added
            list-of-types-narrowed max-contains-decreased min-contains-increased one-of-removed pattern-added
            pattern-changed pattern-property-added pattern-removed prefix-items-removed property-names-added reactivated
            stability-increased then-added type-compatible type-specialized unevaluated-items-added
            unevaluated-properties-added
        response-property WARN enum-value-added
        """
}
